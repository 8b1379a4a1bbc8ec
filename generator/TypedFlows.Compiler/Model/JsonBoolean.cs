namespace TypedFlows.Compiler.Model;

internal sealed record JsonBoolean(bool Value) : JsonValue;
