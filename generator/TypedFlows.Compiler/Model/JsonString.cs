namespace TypedFlows.Compiler.Model;

internal sealed record JsonString(string Value) : JsonValue;
