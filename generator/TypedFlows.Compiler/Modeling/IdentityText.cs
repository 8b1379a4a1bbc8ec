using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Adds the identities of an XDM schema to the documentation of their properties.</summary>
internal static class IdentityText
{
    public static EquatableArray<RecordModel> Document(EquatableArray<RecordModel> records, EquatableArray<IdentityField> identities)
    {
        foreach (var identity in identities)
        {
            var found = Find(records, FieldPath.Names(identity.Path));
            if (found is var (owner, member))
            {
                var documented = member with { Summary = $"{member.Summary} {Sentence(identity)}" };
                var changed = owner with { Members = owner.Members.Select(each => each == member ? documented : each).ToEquatableArray() };
                records = records.Select(record => record == owner ? changed : record).ToEquatableArray();
            }
        }

        return records;
    }

    // The sentence names the path, because fields of other paths may have the same type.
    private static string Sentence(IdentityField identity) =>
        $"'{identity.Path}' is {(identity.IsPrimary ? "the primary identity" : "an identity")}"
            + (identity.Namespace.Length > 0 ? $" (namespace {identity.Namespace})." : ".");

    private static (RecordModel Owner, MemberModel Member)? Find(EquatableArray<RecordModel> records, IReadOnlyList<string> path)
    {
        var owner = records.FirstOrDefault(record => record.Name.Length == 0);
        for (var i = 0; owner?.Members.FirstOrDefault(member => member.WireName == path[i]) is { } member; i++)
        {
            if (i + 1 == path.Count)
            {
                return (owner, member);
            }

            var type = member.Type;
            while (type is TypeModel.List list)
            {
                type = list.Item;
            }

            owner = type is TypeModel.Record inner ? records.FirstOrDefault(record => record.Name == inner.Name) : null;
        }

        return null;
    }
}
