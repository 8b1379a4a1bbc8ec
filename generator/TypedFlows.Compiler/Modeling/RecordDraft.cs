using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A record whose members are known and whose rules are not lowered yet.</summary>
internal sealed record RecordDraft(
    string Name, RecordRole Role, string WireName, string Pointer, Schema? Schema, bool IsRaw, bool IsOpen, EquatableArray<MemberModel> Members)
{
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
