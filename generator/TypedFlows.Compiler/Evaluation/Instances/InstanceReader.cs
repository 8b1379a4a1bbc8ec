using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Creates instances from documents. The last of duplicate properties is used.</summary>
internal static class InstanceReader
{
    /// <summary>Returns the instance of a parsed text. Parts with syntax errors are unknown, so they are not reported twice.</summary>
    public static Instance Read(JsonSyntax syntax) => syntax switch
    {
        JsonSyntax.Object known => ReadMembers(known.Members.Select(m => new KeyValuePair<string, Instance>(m.Name, Read(m.Value)))),
        JsonSyntax.Array array => new Instance.Array([.. array.Items.Select(Read)], isComplete: true),
        JsonSyntax.String text => new Instance.String(text.Value),
        JsonSyntax.Number number => new Instance.Number(JsonDecimal.Parse(number.Text), number.Text),
        JsonSyntax.Literal { Kind: JsonLiteralKind.Null } => Instance.Null.Value,
        JsonSyntax.Literal { Kind: JsonLiteralKind.True } => new Instance.Boolean(true),
        JsonSyntax.Literal { Kind: JsonLiteralKind.False } => new Instance.Boolean(false),
        _ => Instance.Anything,
    };

    /// <summary>Returns the instance of a value of the model, such as a default.</summary>
    public static Instance Read(JsonValue value) => value switch
    {
        JsonValue.Object known => ReadMembers(known.Members.Select(m => new KeyValuePair<string, Instance>(m.Name, Read(m.Value)))),
        JsonValue.Array array => new Instance.Array([.. array.Items.Select(Read)], isComplete: true),
        JsonValue.String text => new Instance.String(text.Value),
        JsonValue.Number number => new Instance.Number(number.Value),
        JsonValue.Boolean boolean => new Instance.Boolean(boolean.Value),
        JsonValue.Null => Instance.Null.Value,
        _ => Instance.Anything,
    };

    private static Instance.Object ReadMembers(IEnumerable<KeyValuePair<string, Instance>> members)
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

        return new Instance.Object(read, isClosed: true);
    }
}
