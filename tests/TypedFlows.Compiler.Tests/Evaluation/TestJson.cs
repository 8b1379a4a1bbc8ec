using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Converts JSON text to values of the model with System.Text.Json instead of the reader of the compiler.</summary>
internal static class TestJson
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 1000 };

    public static JsonValue Value(string json)
    {
        using var document = JsonDocument.Parse(json, s_options);
        return Value(document.RootElement);
    }

    public static Instance Instance(string json)
    {
        using var document = JsonDocument.Parse(json, s_options);
        return Instance(document.RootElement);
    }

    public static JsonValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonValue.Object(element.EnumerateObject().Select(m => new NamedValue(m.Name, Value(m.Value)))),
        JsonValueKind.Array => new JsonValue.Array(element.EnumerateArray().Select(Value).ToEquatableArray()),
        JsonValueKind.String => new JsonValue.String(Text(element)),
        JsonValueKind.Number => new JsonValue.Number(JsonDecimal.Parse(element.GetRawText())),
        JsonValueKind.True => new JsonValue.Boolean(true),
        JsonValueKind.False => new JsonValue.Boolean(false),
        _ => JsonValue.Null.Value,
    };

    // System.Text.Json cannot represent an unpaired surrogate.
    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return ((JsonSyntax.String)new SourceFile("text.json", element.GetRawText()).Json.Root).Value;
        }
    }

    // Unlike a JsonValue, an instance keeps the text of a number.
    public static Instance Instance(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Instance.Object(
            [.. element.EnumerateObject().GroupBy(m => m.Name).Select(
                g => new InstanceMember(g.Key, Presence.Present, Instance(g.Last().Value)))],
            isClosed: true),
        JsonValueKind.Array => new Instance.Array([.. element.EnumerateArray().Select(Instance)], isComplete: true),
        JsonValueKind.Number => new Instance.Number(JsonDecimal.Parse(element.GetRawText()), element.GetRawText()),
        _ => InstanceReader.Read(Value(element)),
    };
}
