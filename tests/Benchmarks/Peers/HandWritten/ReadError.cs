namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>The first rule that a document breaks, by its keyword.</summary>
internal enum ReadError
{
    None,

    /// <summary>The text is no JSON.</summary>
    Json,

    Type,
    Required,
    Enum,
    Not,
    OneOf,
    Minimum,
    MinLength,
    MaxLength,
    MinItems,

    /// <summary>The document is valid, but its number does not fit the member.</summary>
    NotRepresentable,
}
