using System.Text;

namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a schema as canonical JSON, in which types of the spec are in the place of their schemas. It is part of the model, so it holds
/// only data and has structural equality.
/// </summary>
/// <param name="Texts">The texts around the types: one more than there are types.</param>
/// <param name="Types">The C# names of the types in the spec.</param>
internal sealed record SchemaText(EquatableArray<string> Texts, EquatableArray<string> Types)
{
    /// <summary>Separates texts and types. Canonical JSON escapes control characters, so it occurs in no text.</summary>
    public const char Separator = '\0';

    public static SchemaText Empty { get; } = new([], []);

    /// <param name="text">The texts and the names of the types between them, with a separator before and after each name.</param>
    public static SchemaText Of(string text)
    {
        var parts = text.Split(Separator);
        return new(
            parts.Where((_, i) => i % 2 == 0).ToEquatableArray(), parts.Where((_, i) => i % 2 == 1).ToEquatableArray());
    }

    /// <summary>Returns the schema as canonical JSON.</summary>
    /// <param name="schemaOf">Returns the schema of a type of the spec.</param>
    public string ToJson(Func<string, SchemaText> schemaOf) => Append(new StringBuilder(), schemaOf).ToString();

    private StringBuilder Append(StringBuilder json, Func<string, SchemaText> schemaOf)
    {
        for (var i = 0; i < Texts.Count; i++)
        {
            json.Append(Texts[i]);
            if (i < Types.Count)
            {
                schemaOf(Types[i]).Append(json, schemaOf);
            }
        }

        return json;
    }
}
