namespace TypedFlows.Compiler.Model;

internal sealed record DependentRequired(string Name, EquatableArray<string> Names);
