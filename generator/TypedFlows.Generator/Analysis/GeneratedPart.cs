namespace TypedFlows.Generator.Analysis;

/// <summary>What a property of a generated record is in its JSON.</summary>
internal enum GeneratedPart
{
    /// <summary>A member of an object.</summary>
    Member,

    /// <summary>The whole value: the record only wraps it.</summary>
    Value,

    /// <summary>An item of an array.</summary>
    Item,

    /// <summary>The items of an array that follow those with properties of their own.</summary>
    Rest,
}
