using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <param name="text">The number as written, where it was read from text; null for the shortest.</param>
internal sealed class NumberInstance(JsonDecimal value, string? text = null) : Instance
{
    public JsonDecimal Value { get; } = value;

    /// <summary>The number as the document writes it: <c>1.0</c> is not <c>1</c> when it is read as a string.</summary>
    public string Text { get; } = text ?? value.ToString();
}
