namespace TypedFlows.Compiler.Model;

internal sealed record NamedValue(string Name, JsonValue Value);
