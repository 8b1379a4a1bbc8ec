namespace TypedFlows.Compiler.Reading;

/// <summary>An object: its members in source order, duplicates included.</summary>
internal sealed class JsonObjectSyntax(SourceFile file, TextRange range, IReadOnlyList<JsonMemberSyntax> members)
    : JsonSyntax(file, range)
{
    public IReadOnlyList<JsonMemberSyntax> Members { get; } = members;

    /// <summary>The member of that name; the last one where there are several, as JSON readers do.</summary>
    public JsonMemberSyntax? Find(string name)
    {
        for (var i = Members.Count - 1; i >= 0; i--)
        {
            if (Members[i].Name == name)
            {
                return Members[i];
            }
        }

        return null;
    }
}
