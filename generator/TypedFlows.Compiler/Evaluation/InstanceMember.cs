namespace TypedFlows.Compiler.Evaluation;

internal sealed record InstanceMember(string Name, Presence Presence, Instance Value);
