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
    /// A quoted integer, number or boolean reads as that, and a bare number or boolean reads as a string where only a string is
    /// allowed. All other rules judge the value that is read.
    /// </summary>
    public bool LenientScalars { get; init; }
}
