namespace TypedFlows.Compiler.Model;

internal sealed record NamedNames(string Name, EquatableArray<string> Names);
