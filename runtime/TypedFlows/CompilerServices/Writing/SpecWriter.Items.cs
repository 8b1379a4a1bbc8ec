namespace TypedFlows.CompilerServices;

/// <content>Arrays whose items each have a type of their own.</content>
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

    /// <summary>Goes on to the next item of an array, whose value is to be written then.</summary>
    public void NextItem() => Item();

    /// <summary>Writes null.</summary>
    public void WriteNull() => Put("null"u8);
}
