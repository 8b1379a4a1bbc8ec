namespace TypedFlows.Compiler.Model;

internal sealed record JsonNumber(JsonDecimal Value) : JsonValue;
