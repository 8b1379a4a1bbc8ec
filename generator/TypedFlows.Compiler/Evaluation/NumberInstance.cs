using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

internal sealed class NumberInstance(JsonDecimal value) : Instance
{
    public JsonDecimal Value { get; } = value;
}
