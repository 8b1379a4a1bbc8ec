namespace TypedFlows.Compiler.Modeling;

/// <summary>What a schema says of null.</summary>
internal enum NullAnswer
{
    Refused,
    /// <summary>It does not speak of types.</summary>
    Unmentioned,
    Allowed,
}
