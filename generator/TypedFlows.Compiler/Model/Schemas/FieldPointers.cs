namespace TypedFlows.Compiler.Model;

/// <summary>Reads pointers of fields of an XDM schema, such as <c>/person/name</c>.</summary>
internal static class FieldPointers
{
    private static readonly char[] s_separators = [';', '|', ' ', '\t', '\r', '\n'];

    /// <summary>Returns the pointers in the metadata of a spec file.</summary>
    public static EquatableArray<string> Parse(string? text) => text is null ? []
        : text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(pointer => "/" + pointer.Trim('/'))
            .Where(pointer => pointer.Length > 1)
            .Distinct(StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>Returns a value indicating whether the schema declares the field. Arrays and maps are passed.</summary>
    public static bool IsDeclared(Schema schema, string pointer)
    {
        var at = schema;
        foreach (var name in JsonPointer.Tokens(pointer))
        {
            while (at is { Properties.Count: 0 } && (at.Items ?? at.AdditionalProperties) is { } inside)
            {
                at = inside;
            }

            if (at.FindProperty(name) is not { } field)
            {
                return false;
            }

            at = field;
        }

        return true;
    }
}
