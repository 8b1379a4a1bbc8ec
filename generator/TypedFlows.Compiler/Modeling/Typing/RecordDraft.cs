using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Represents a record with known properties and without lowered rules.</summary>
internal sealed record RecordDraft(
    string Name, RecordRole Role, string WireName, SpecLocation Location, Schema? Schema, bool IsRaw, bool IsOpen,
    EquatableArray<MemberModel> Members)
{
    /// <summary>Gets the targets of the references in the schema.</summary>
    public EquatableArray<NamedSchema> Targets { get; init; } = [];

    /// <summary>Gets a value indicating whether the record is written as an array.</summary>
    public bool IsTuple { get; init; }

    /// <summary>Gets the schema that determines the C# type of each property, by JSON name. Other schemas may add rules.</summary>
    public IReadOnlyDictionary<string, Schema> Sources { get; init; } = new Dictionary<string, Schema>();

    /// <summary>Gets the types of the fields that are not included, by JSON name. They only hold rules.</summary>
    public IReadOnlyDictionary<string, TypeModel> OtherFields { get; init; } = new Dictionary<string, TypeModel>();

    /// <summary>Gets the schema with the targets of its references.</summary>
    public SchemaDocument Document => new(Schema ?? new Schema { Always = true }, Targets);

    /// <summary>Gets the C# name of the property that holds undeclared properties.</summary>
    public string Others { get; init; } = "AdditionalProperties";

    /// <summary>
    /// Gets the operand before the record is created: each property is a local, which is null if the property is absent, even if it is
    /// required.
    /// </summary>
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

    /// <summary>Returns the C# type of the property if this schema defines it, also of a field that is not included.</summary>
    public TypeModel? OwnType(NamedSchema property) =>
        IsSource(property) ? Find(property.Name)?.Type ?? OtherFields[property.Name] : null;

    /// <summary>Returns the type of the C# property if this schema defines it.</summary>
    public TypeModel? MemberType(NamedSchema property) => IsSource(property) ? Find(property.Name)?.Type : null;

    private bool IsSource(NamedSchema property) => Sources.TryGetValue(property.Name, out var source) && source == property.Schema;

    /// <summary>Returns the record with only the rules that are required to write it.</summary>
    public RecordDraft OfShape()
    {
        var shape = SchemaShape.Of(Schema ?? new Schema());
        var sources = Sources.ToDictionary(
            s => s.Key,
            s => Schema?.FindProperty(s.Key) is { } own && own == s.Value ? shape.FindProperty(s.Key) ?? own : s.Value,
            StringComparer.Ordinal);
        return this with { Schema = shape, Sources = sources };
    }

    private static MemberPresence Absent(MemberPresence presence) =>
        presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable
            ? MemberPresence.OptionalNullable : MemberPresence.Optional;
}
