namespace TypedFlows.Compiler.Evaluation;

internal sealed class BooleanInstance(bool value) : Instance
{
    public bool Value { get; } = value;
}
