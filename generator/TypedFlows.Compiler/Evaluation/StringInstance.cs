namespace TypedFlows.Compiler.Evaluation;

internal sealed class StringInstance(string value) : Instance
{
    public string Value { get; } = value;
}
