using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Tests.Agreement;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Creates partially known variants of a document: some parts are unknown, or omitted if more may follow.</summary>
internal sealed class PartialDocumentGenerator(int seed)
{
    private static readonly SchemaTypes[] s_types =
        [
            SchemaTypes.Null,
            SchemaTypes.Boolean,
            SchemaTypes.Integer,
            SchemaTypes.Number,
            SchemaTypes.String,
            SchemaTypes.Array,
            SchemaTypes.Object,
        ];

    private readonly Random _random = new(seed);

    public Instance Of(JsonValue value)
    {
        if (Chance(6))
        {
            return Chance(3)
                ? Instance.Anything
                : new Instance.Unknown(TypeOf(value) | (Chance(2) ? s_types[_random.Next(s_types.Length)] : SchemaTypes.None));
        }

        return value switch
        {
            JsonValue.Object known => OfMembers(known),
            JsonValue.Array array when Chance(4) => new Instance.Array(
                [.. array.Items.Take(_random.Next(array.Items.Count + 1)).Select(Of)], isComplete: false),
            JsonValue.Array array => new Instance.Array([.. array.Items.Select(Of)], isComplete: true),
            _ => InstanceReader.Read(value),
        };
    }

    /// <summary>Returns the known parts as text: <c>{"a":?,"b"?:1,...}</c>.</summary>
    public static string Describe(Instance instance) => instance switch
    {
        Instance.Object known => "{" + string.Join(",", known.Members.Select(Describe).Concat(known.IsClosed ? [] : ["..."])) + "}",
        Instance.Array array => "[" + string.Join(",", array.Items.Select(Describe).Concat(array.IsComplete ? [] : ["..."])) + "]",
        Instance.Unknown unknown => unknown.Types == SchemaTypes.None ? "?" : $"?({unknown.Types})",
        Instance.String text => new WrittenJson.Text(text.Value).ToString(),
        Instance.Number number => number.Text,
        Instance.Boolean boolean => boolean.Text,
        _ => "null",
    };

    private static string Describe(InstanceMember member) =>
        new WrittenJson.Text(member.Name)
            + (member.Presence == Presence.Absent
                ? " absent" : (member.Presence == Presence.Unknown ? "?:" : ":") + Describe(member.Value));

    private Instance.Object OfMembers(JsonValue.Object known)
    {
        var isClosed = !Chance(4);
        var members = new List<InstanceMember>();
        foreach (var member in known.Members)
        {
            if (isClosed || !Chance(3))
            {
                members.Add(new InstanceMember(member.Name, Chance(4) ? Presence.Unknown : Presence.Present, Of(member.Value)));
            }
        }

        // The property is absent, which is known or unknown.
        foreach (var name in Samples.Names.Where(name => known.Find(name) is null && Chance(3)))
        {
            members.Add(
                new InstanceMember(
                    name, Chance(2) ? Presence.Absent : Presence.Unknown,
                    Chance(2) ? Instance.Anything : InstanceReader.Read(JsonValue.Null.Value)));
        }

        return new Instance.Object(members, isClosed);
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private static SchemaTypes TypeOf(JsonValue value) => value switch
    {
        JsonValue.Null => SchemaTypes.Null,
        JsonValue.Boolean => SchemaTypes.Boolean,
        JsonValue.Number => SchemaTypes.Number,
        JsonValue.String => SchemaTypes.String,
        JsonValue.Array => SchemaTypes.Array,
        _ => SchemaTypes.Object,
    };
}
