using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Tests.Agreement;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Makes of a document something that it agrees with: parts of it are unknown, or left out where more may follow.</summary>
internal sealed class PartialDocumentGenerator(int seed)
{
    private static readonly SchemaTypes[] Types =
        [SchemaTypes.Null, SchemaTypes.Boolean, SchemaTypes.Integer, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Array, SchemaTypes.Object];

    private readonly Random _random = new(seed);

    public Instance Of(JsonValue value)
    {
        if (Chance(6))
        {
            return Chance(3) ? Instance.Unknown : new UnknownInstance(TypeOf(value) | (Chance(2) ? Types[_random.Next(Types.Length)] : SchemaTypes.None));
        }

        return value switch
        {
            JsonObject known => OfMembers(known),
            JsonArray array when Chance(4) => new ArrayInstance([.. array.Items.Take(_random.Next(array.Items.Count + 1)).Select(Of)], isComplete: false),
            JsonArray array => new ArrayInstance([.. array.Items.Select(Of)], isComplete: true),
            _ => InstanceReader.Read(value),
        };
    }

    /// <summary>What is known, for people: <c>{"a":?,"b"?:1,...}</c>.</summary>
    public static string Describe(Instance instance) => instance switch
    {
        ObjectInstance known => "{" + string.Join(",", known.Members.Select(Describe).Concat(known.IsClosed ? [] : ["..."])) + "}",
        ArrayInstance array => "[" + string.Join(",", array.Items.Select(Describe).Concat(array.IsComplete ? [] : ["..."])) + "]",
        UnknownInstance unknown => unknown.Types == SchemaTypes.None ? "?" : $"?({unknown.Types})",
        StringInstance text => new WrittenJson.Text(text.Value).ToString(),
        NumberInstance number => number.Text,
        BooleanInstance boolean => boolean.Text,
        _ => "null",
    };

    private static string Describe(InstanceMember member) =>
        new WrittenJson.Text(member.Name) + (member.Presence == Presence.Absent ? " absent" : (member.Presence == Presence.Unknown ? "?:" : ":") + Describe(member.Value));

    private ObjectInstance OfMembers(JsonObject known)
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

        // Not there: known, or not known with whatever value it would have.
        foreach (var name in Samples.Names.Where(name => known.Find(name) is null && Chance(3)))
        {
            members.Add(new InstanceMember(name, Chance(2) ? Presence.Absent : Presence.Unknown, Chance(2) ? Instance.Unknown : InstanceReader.Read(JsonNull.Instance)));
        }

        return new ObjectInstance(members, isClosed);
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private static SchemaTypes TypeOf(JsonValue value) => value switch
    {
        JsonNull => SchemaTypes.Null,
        JsonBoolean => SchemaTypes.Boolean,
        JsonNumber => SchemaTypes.Number,
        JsonString => SchemaTypes.String,
        JsonArray => SchemaTypes.Array,
        _ => SchemaTypes.Object,
    };
}
