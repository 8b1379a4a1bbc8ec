namespace TypedFlows.CompilerServices;

/// <summary>Specifies the extent of a validation.</summary>
internal enum ValidationMode
{
    /// <summary>Collects all violations.</summary>
    All,

    /// <summary>Stops at the first violation.</summary>
    First,

    /// <summary>Determines only whether the document is valid, at the lowest cost.</summary>
    Verdict,
}
