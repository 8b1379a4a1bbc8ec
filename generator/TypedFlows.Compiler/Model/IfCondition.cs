namespace TypedFlows.Compiler.Model;

/// <summary>The second where the first is true, the third where it is not.</summary>
internal sealed record IfCondition(Condition If, Condition Then, Condition Else) : Condition;
