using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A record whose members are known and whose rules are not lowered yet.</summary>
internal sealed record RecordDraft(
    string Name, RecordRole Role, string WireName, string Pointer, Schema? Schema, bool IsRaw, bool IsOpen, EquatableArray<MemberModel> Members)
{
    /// <summary>What references in the schema lead to.</summary>
    public EquatableArray<NamedSchema> Targets { get; init; }

    /// <summary>The schema with what references lead to.</summary>
    public SchemaDocument Document => new(Schema ?? new Schema { Always = true }, Targets);

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
}
