using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Converts syntax nodes to values.</summary>
internal static class JsonValues
{
    public static JsonValue ToValue(JsonSyntax syntax) => syntax switch
    {
        JsonSyntax.Object o => new JsonValue.Object(o.Members.Select(m => new NamedValue(m.Name, ToValue(m.Value)))),
        JsonSyntax.Array a => new JsonValue.Array(a.Items.Select(ToValue).ToEquatableArray()),
        JsonSyntax.String s => new JsonValue.String(s.Value),
        JsonSyntax.Number n => new JsonValue.Number(JsonDecimal.Parse(n.Text)),
        JsonSyntax.Literal { Kind: JsonLiteralKind.True } => new JsonValue.Boolean(true),
        JsonSyntax.Literal { Kind: JsonLiteralKind.False } => new JsonValue.Boolean(false),
        _ => JsonValue.Null.Value,
    };

    /// <summary>Returns the description of a value for messages.</summary>
    public static string Describe(JsonSyntax syntax) => syntax switch
    {
        JsonSyntax.Object => "an object",
        JsonSyntax.Array { Items.Count: 0 } => "an empty array",
        JsonSyntax.Array => "an array",
        JsonSyntax.String s => $"the string \"{Shorten(s.Value)}\"",
        JsonSyntax.Number n => $"the number {Shorten(n.Text)}",
        JsonSyntax.Literal { Kind: JsonLiteralKind.True } => "true",
        JsonSyntax.Literal { Kind: JsonLiteralKind.False } => "false",
        _ => "null",
    };

    private static string Shorten(string text)
    {
        const int Longest = 40;
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "...";
    }
}
