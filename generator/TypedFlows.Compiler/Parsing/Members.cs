using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Finds properties of objects.</summary>
internal static class Members
{
    /// <summary>
    /// Returns the properties in source order. Of duplicate properties, only the last is returned, because it is the one that is used.
    /// </summary>
    public static IReadOnlyList<JsonSyntax.Property> LastOfEach(JsonSyntax.Object syntax)
    {
        var last = new Dictionary<string, JsonSyntax.Property>(StringComparer.Ordinal);
        foreach (var member in syntax.Members)
        {
            last[member.Name] = member;
        }

        return last.Count == syntax.Members.Count ? syntax.Members : [.. syntax.Members.Where(m => last[m.Name] == m)];
    }

    /// <summary>Returns the string value of a property, or null if it is absent or not a string.</summary>
    public static string? Text(JsonSyntax.Object syntax, string name) => (syntax.Find(name)?.Value as JsonSyntax.String)?.Value;

    public static bool IsNull(JsonSyntax value) => value is JsonSyntax.Literal { Kind: JsonLiteralKind.Null or JsonLiteralKind.Missing };
}
