namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Specifies the keyword of the first violation in a document.</summary>
internal enum ReadError
{
    None,

    /// <summary>The text is not JSON.</summary>
    Json,

    Type,
    Required,
    Enum,
    Not,
    OneOf,
    Minimum,
    Maximum,
    MinLength,
    MaxLength,
    MinItems,
    Format,

    /// <summary>A closed object has another property.</summary>
    AdditionalProperties,

    /// <summary>The document is valid, but its number does not fit the property.</summary>
    NotRepresentable,
}
