namespace TypedFlows.CompilerServices;

/// <summary>What a validation is to find out.</summary>
internal enum ValidationMode
{
    /// <summary>Every broken rule.</summary>
    All,

    /// <summary>The first broken rule.</summary>
    First,

    /// <summary>Whether a rule is broken, at the least cost.</summary>
    Verdict,
}
