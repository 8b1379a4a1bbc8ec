namespace TypedFlows.Compiler.Model;

internal sealed record JsonArray(EquatableArray<JsonValue> Items) : JsonValue;
