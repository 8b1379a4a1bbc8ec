namespace TypedFlows.Compiler.Model;

internal sealed record JsonNull : JsonValue
{
    public static JsonNull Instance { get; } = new();
}
