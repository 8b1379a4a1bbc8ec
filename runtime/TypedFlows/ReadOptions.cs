namespace TypedFlows;

/// <summary>How JSON is read into generated records and judged.</summary>
public sealed class ReadOptions
{
    /// <summary>Strict: every value must have the type that the schema asks for.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Takes scalars of a neighbouring type, as the service's answers contain them.</summary>
    public static ReadOptions Lenient { get; } = new() { LenientScalars = true };

    /// <summary>
    /// A quoted integer, number or boolean reads as that, and a bare number or boolean reads as a string where only a string is
    /// allowed. All other rules judge the value that is read.
    /// </summary>
    public bool LenientScalars { get; init; }
}
