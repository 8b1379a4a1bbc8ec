namespace TypedFlows.CompilerServices;

/// <content>Arrays whose items each have a type of their own.</content>
public ref partial struct SpecReader
{
    /// <summary>Begins an array.</summary>
    /// <returns>True for an array.</returns>
    public bool StartArray() => Start((byte)'[');

    /// <summary>Goes to the next item of an array, or behind the array.</summary>
    /// <param name="index">Index of the item before, -1 for none; becomes the index of this one.</param>
    /// <returns>True when there is one.</returns>
    public bool NextItem(ref int index)
    {
        var isThere = index < 0 ? !_isOut && !IsEnd((byte)']') : IsMore((byte)']');
        index++;
        return isThere;
    }
}
