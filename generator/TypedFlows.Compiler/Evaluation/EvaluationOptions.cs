namespace TypedFlows.Compiler.Evaluation;

/// <param name="LenientScalars">A quoted integer, number or boolean counts as that; a bare one counts as a string where only string is allowed.</param>
/// <param name="FormatAssertion">Whether a text that breaks its <c>format</c> is invalid; formats that draft-07 does not name never refuse.</param>
internal sealed record EvaluationOptions(bool LenientScalars = false, bool StopAtFirst = false, bool FormatAssertion = true)
{
    public static EvaluationOptions Default { get; } = new();
}
