namespace TypedFlows.Compiler.Evaluation;

internal sealed class BooleanInstance(bool value) : Instance
{
    public bool Value { get; } = value;

    /// <summary>As JSON writes it.</summary>
    public string Text => Value ? "true" : "false";
}
