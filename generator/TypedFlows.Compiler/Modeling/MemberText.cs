using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Creates documentation from titles, descriptions and defaults.</summary>
internal static class MemberText
{
    public static string Summary(Schema? schema, string fallback)
    {
        string[] parts =
        [
            .. new[] { schema?.Title ?? schema?.Texts.Title, schema?.Description ?? schema?.Texts.Description }
                .OfType<string>().Select(Sentence).Where(s => s.Length > 0).Distinct(),
        ];
        return parts.Length == 0 ? fallback : string.Join(" ", parts);
    }

    public static string Remarks(Schema schema) =>
        schema.Default is { } value ? $"If omitted, the service uses {JsonText.Of(value)}." : string.Empty;

    /// <summary>Returns one sentence about a value of an enum or a suggested value.</summary>
    public static string Label(Schema schema, EnumText value) => Sentence(value.Title ?? schema.Texts.LabelOf(value.Text) ?? string.Empty);

    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 ? trimmed
            : char.ToUpperInvariant(trimmed[0])
                + trimmed.Substring(1)
                + (trimmed[trimmed.Length - 1] is '.' or '!' or '?' ? string.Empty : ".");
    }
}
