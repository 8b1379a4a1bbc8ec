using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Looks into objects.</summary>
internal static class Members
{
    /// <summary>The members in source order; of several with one name only the last, which is the one that counts.</summary>
    public static IReadOnlyList<JsonSyntax.Property> LastOfEach(JsonSyntax.Object syntax)
    {
        var last = new Dictionary<string, JsonSyntax.Property>(StringComparer.Ordinal);
        foreach (var member in syntax.Members)
        {
            last[member.Name] = member;
        }

        return last.Count == syntax.Members.Count ? syntax.Members : [.. syntax.Members.Where(m => last[m.Name] == m)];
    }

    /// <summary>The string that a member holds, null where it is absent or no string.</summary>
    public static string? Text(JsonSyntax.Object syntax, string name) => (syntax.Find(name)?.Value as JsonSyntax.String)?.Value;

    public static bool IsNull(JsonSyntax value) => value is JsonSyntax.Literal { Kind: JsonLiteralKind.Null or JsonLiteralKind.Missing };
}
