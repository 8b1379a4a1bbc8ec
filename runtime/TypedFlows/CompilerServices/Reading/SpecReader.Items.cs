namespace TypedFlows.CompilerServices;

/// <content>Reads arrays with individually typed items.</content>
public ref partial struct SpecReader
{
    /// <summary>Begins an array.</summary>
    /// <returns>True for an array.</returns>
    public bool StartArray() => Start((byte)'[');

    /// <summary>Moves to the next item of an array, or behind the array.</summary>
    /// <param name="index">The index of the previous item, or -1 for none. It becomes the index of this item.</param>
    /// <returns>True if there is an item.</returns>
    public bool NextItem(ref int index)
    {
        var isThere = index < 0 ? !_isOut && !IsEnd((byte)']') : IsMore((byte)']');
        index++;
        return isThere;
    }
}
