namespace TypedFlows.Compiler.Evaluation;

/// <param name="LenientScalars">A quoted integer, number or boolean counts as that; a bare one counts as a string where only string is allowed.</param>
internal sealed record EvaluationOptions(bool LenientScalars = false, bool StopAtFirst = false)
{
    public static EvaluationOptions Default { get; } = new();
}
