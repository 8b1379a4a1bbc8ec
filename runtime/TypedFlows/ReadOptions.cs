namespace TypedFlows;

/// <summary>Represents the options for reading and validating JSON.</summary>
public sealed class ReadOptions
{
    /// <summary>Gets the strict options. Every value must have the type that the schema requires.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Gets the options that accept scalars of a related type, as responses of the service contain them.</summary>
    public static ReadOptions Lenient { get; } = new() { LenientScalars = true };

    /// <summary>Gets the strict options that stop at the first violation.</summary>
    public static ReadOptions FirstError { get; } = new() { StopAtFirst = true };

    /// <summary>Gets a value indicating whether validation stops at the first violation. This is faster, and allocates nothing if the rule
    /// applies to the properties of the document itself.</summary>
    public bool StopAtFirst { get; init; }

    /// <summary>Gets a value indicating whether scalars are lenient. A quoted integer, number or boolean is converted if its declared types
    /// allow that type and no string. An unquoted number or boolean becomes a string if they allow only a string or null. All rules apply
    /// to the converted value. A valid document is not converted. A document that needs conversion is read twice.</summary>
    public bool LenientScalars { get; init; }
}
