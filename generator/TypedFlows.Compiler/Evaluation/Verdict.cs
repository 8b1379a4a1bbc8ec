namespace TypedFlows.Compiler.Evaluation;

internal enum Verdict
{
    Valid,
    Invalid,

    /// <summary>What is known proves neither.</summary>
    Unknown,
}
