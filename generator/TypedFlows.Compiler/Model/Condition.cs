namespace TypedFlows.Compiler.Model;

/// <summary>Something that code can ask of a value, as data. Operands are C# names; a missing operand answers false. Part of the model.</summary>
internal abstract record Condition;
