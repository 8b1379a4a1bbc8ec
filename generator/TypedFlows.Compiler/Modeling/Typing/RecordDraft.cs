using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A record whose members are known and whose rules are not lowered yet.</summary>
internal sealed record RecordDraft(
    string Name, RecordRole Role, string WireName, string Pointer, Schema? Schema, bool IsRaw, bool IsOpen, EquatableArray<MemberModel> Members)
{
    /// <summary>What references in the schema lead to.</summary>
    public EquatableArray<NamedSchema> Targets { get; init; } = [];

    /// <summary>Whether the record is written as an array.</summary>
    public bool IsTuple { get; init; }

    /// <summary>By wire name, the schema that gave the member its C# type: its own rules, which other schemas may add to.</summary>
    public IReadOnlyDictionary<string, Schema> Sources { get; init; } = new Dictionary<string, Schema>();

    /// <summary>The schema with what references lead to.</summary>
    public SchemaDocument Document => new(Schema ?? new Schema { Always = true }, Targets);

    /// <summary>C# name of what holds the members that the schema does not declare.</summary>
    public string Others { get; init; } = "AdditionalProperties";

    /// <summary>The same record before it is made: each member in a local, null where it is absent, even where it is required.</summary>
    public RecordDraft InLocals() => this with
    {
        Members = Members.Select(m => m with { Name = m.LocalName, Presence = Absent(m.Presence) }).ToEquatableArray(),
        Others = Names.Camel(Others),
    };

    public MemberModel? Find(string wireName)
    {
        foreach (var member in Members)
        {
            if (member.WireName == wireName)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>The C# type of the member, where it is by this very schema.</summary>
    public TypeModel? OwnType(NamedSchema property) =>
        Sources.TryGetValue(property.Name, out var source) && ReferenceEquals(source, property.Schema) ? Find(property.Name)!.Type : null;

    /// <summary>The same with no other rules than that the record can be written at all.</summary>
    public RecordDraft OfShape()
    {
        var shape = SchemaShape.Of(Schema ?? new Schema());
        var sources = Sources.ToDictionary(s => s.Key, s => Schema?.FindProperty(s.Key) is { } own && ReferenceEquals(own, s.Value) ? shape.FindProperty(s.Key) ?? own : s.Value, StringComparer.Ordinal);
        return this with { Schema = shape, Sources = sources };
    }

    private static MemberPresence Absent(MemberPresence presence) =>
        presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable ? MemberPresence.OptionalNullable : MemberPresence.Optional;
}
