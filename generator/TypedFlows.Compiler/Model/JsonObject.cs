namespace TypedFlows.Compiler.Model;

/// <summary>An object; members are kept in ordinal order of their names and without duplicates, so equality is by meaning.</summary>
internal sealed record JsonObject : JsonValue
{
    public JsonObject(IEnumerable<NamedValue> members)
    {
        var last = new Dictionary<string, NamedValue>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            last[member.Name] = member;
        }

        Members = last.Values.OrderBy(m => m.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    public EquatableArray<NamedValue> Members { get; }

    public JsonValue? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member.Value;
            }
        }

        return null;
    }
}
