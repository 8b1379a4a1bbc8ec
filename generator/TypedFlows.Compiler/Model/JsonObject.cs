namespace TypedFlows.Compiler.Model;

/// <summary>An object; members are kept in ordinal order of their names and without duplicates, so equality is by meaning.</summary>
internal sealed record JsonObject : JsonValue
{
    public JsonObject(IEnumerable<NamedValue> members)
    {
        var sorted = new SortedDictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            sorted[member.Name] = member.Value;
        }

        Members = sorted.Select(m => new NamedValue(m.Key, m.Value)).ToEquatableArray();
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
