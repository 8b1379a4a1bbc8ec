using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Documents as instances. The last of duplicate members counts.</summary>
internal static class InstanceReader
{
    /// <summary>What was read from text; where the text is broken nothing is known, so nothing is said of it twice.</summary>
    public static Instance Read(JsonSyntax syntax) => syntax switch
    {
        JsonObjectSyntax known => ReadMembers(known.Members.Select(m => new KeyValuePair<string, Instance>(m.Name, Read(m.Value)))),
        JsonArraySyntax array => new ArrayInstance([.. array.Items.Select(Read)], isComplete: true),
        JsonStringSyntax text => new StringInstance(text.Value),
        JsonNumberSyntax number => new NumberInstance(JsonDecimal.Parse(number.Text), number.Text),
        JsonLiteralSyntax { Kind: JsonLiteralKind.Null } => NullInstance.Instance,
        JsonLiteralSyntax { Kind: JsonLiteralKind.True } => new BooleanInstance(true),
        JsonLiteralSyntax { Kind: JsonLiteralKind.False } => new BooleanInstance(false),
        _ => Instance.Unknown,
    };

    /// <summary>A value of the model, such as a default.</summary>
    public static Instance Read(JsonValue value) => value switch
    {
        JsonObject known => ReadMembers(known.Members.Select(m => new KeyValuePair<string, Instance>(m.Name, Read(m.Value)))),
        JsonArray array => new ArrayInstance([.. array.Items.Select(Read)], isComplete: true),
        JsonString text => new StringInstance(text.Value),
        JsonNumber number => new NumberInstance(number.Value),
        JsonBoolean boolean => new BooleanInstance(boolean.Value),
        JsonNull => NullInstance.Instance,
        _ => Instance.Unknown,
    };

    private static ObjectInstance ReadMembers(IEnumerable<KeyValuePair<string, Instance>> members)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        var read = new List<InstanceMember>();
        foreach (var member in members)
        {
            var last = new InstanceMember(member.Key, Presence.Present, member.Value);
            if (indices.TryGetValue(member.Key, out var position))
            {
                read[position] = last;
                continue;
            }

            indices.Add(member.Key, read.Count);
            read.Add(last);
        }

        return new ObjectInstance(read, isClosed: true);
    }
}
