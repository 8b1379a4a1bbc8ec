namespace TypedFlows.Compiler.Modeling;

/// <summary>What a schema says of null.</summary>
internal enum NullHandling
{
    Rejected,
    /// <summary>It does not speak of types.</summary>
    Unmentioned,
    Allowed,
}
