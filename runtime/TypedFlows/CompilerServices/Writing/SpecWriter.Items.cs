namespace TypedFlows.CompilerServices;

/// <content>Writes arrays with individually typed items.</content>
public ref partial struct SpecWriter
{
    /// <summary>Begins an array.</summary>
    public void StartArray()
    {
        Put((byte)'[');
        _isFirst = true;
    }

    /// <summary>Ends an array.</summary>
    public void EndArray()
    {
        Put((byte)']');
        _isFirst = false;
    }

    /// <summary>Moves to the next item of an array. The caller then writes its value.</summary>
    public void NextItem() => Item();

    /// <summary>Writes null.</summary>
    public void WriteNull() => Put("null"u8);
}
