namespace TypedFlows;

/// <summary>How JSON is read into generated records and judged.</summary>
public sealed class ReadOptions
{
    /// <summary>Strict: every value must have the type that the schema asks for.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Takes scalars of a neighbouring type, as the service's answers contain them.</summary>
    public static ReadOptions Lenient { get; } = new() { LenientScalars = true };

    /// <summary>Strict, and content with the first broken rule.</summary>
    public static ReadOptions FirstError { get; } = new() { StopAtFirst = true };

    /// <summary>
    /// Whether the result tells only the first broken rule that is met. That is quicker, and allocates nothing where the rule is one over
    /// the members of the document itself.
    /// </summary>
    public bool StopAtFirst { get; init; }

    /// <summary>
    /// A quoted integer, number or boolean reads as that where its declared types allow that and no string, and a bare number or boolean
    /// reads as a string where they allow only a string or null. All rules judge the value that is read; what is valid as it stands is
    /// read as it stands. A document that needs it costs a second reading.
    /// </summary>
    public bool LenientScalars { get; init; }
}
