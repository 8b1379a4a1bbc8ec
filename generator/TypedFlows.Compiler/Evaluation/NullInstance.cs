namespace TypedFlows.Compiler.Evaluation;

internal sealed class NullInstance : Instance
{
    public static NullInstance Instance { get; } = new();
}
