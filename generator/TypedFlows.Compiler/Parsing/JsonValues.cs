using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Syntax to data.</summary>
internal static class JsonValues
{
    public static JsonValue ToValue(JsonSyntax syntax) => syntax switch
    {
        JsonObjectSyntax o => new JsonObject(o.Members.Select(m => new NamedValue(m.Name, ToValue(m.Value)))),
        JsonArraySyntax a => new JsonArray(a.Items.Select(ToValue).ToEquatableArray()),
        JsonStringSyntax s => new JsonString(s.Value),
        JsonNumberSyntax n => new JsonNumber(JsonDecimal.Parse(n.Text)),
        JsonLiteralSyntax { Kind: JsonLiteralKind.True } => new JsonBoolean(true),
        JsonLiteralSyntax { Kind: JsonLiteralKind.False } => new JsonBoolean(false),
        _ => JsonNull.Instance,
    };

    /// <summary>What a value is, for messages.</summary>
    public static string Describe(JsonSyntax syntax) => syntax switch
    {
        JsonObjectSyntax => "an object",
        JsonArraySyntax { Items.Count: 0 } => "an empty array",
        JsonArraySyntax => "an array",
        JsonStringSyntax s => $"the string \"{Shorten(s.Value)}\"",
        JsonNumberSyntax n => $"the number {Shorten(n.Text)}",
        JsonLiteralSyntax { Kind: JsonLiteralKind.True } => "true",
        JsonLiteralSyntax { Kind: JsonLiteralKind.False } => "false",
        _ => "null",
    };

    private static string Shorten(string text)
    {
        const int Longest = 40;
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "...";
    }
}
