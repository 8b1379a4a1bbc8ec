namespace TypedFlows.Compiler.Model;

/// <summary>The operand breaks a rule of the runtime library.</summary>
/// <param name="Argument">The bound as a C# literal.</param>
internal sealed record RuleCondition(JsonRule Rule, string Operand, string Argument) : Condition;
