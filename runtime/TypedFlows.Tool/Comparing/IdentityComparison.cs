using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Comparing;

/// <summary>Compares the identities of XDM schemas. A primary identity is required, and profiles are joined by all identities, so only a new
/// identity that is not primary is compatible.</summary>
internal static class IdentityComparison
{
    public static void Compare(NamedSpec old, NamedSpec now, ChangeList changes)
    {
        var before = old.Model.Xdm?.Identities ?? [];
        var after = now.Model.Xdm?.Identities ?? [];
        foreach (var identity in before.Where(identity => !after.Contains(identity)))
        {
            if (after.FirstOrDefault(each => each.Path == identity.Path) is { } same)
            {
                changes.Breaking(Member(old, identity), $"is {Describe(same)}, was {Describe(identity)}");
            }
            else
            {
                changes.Breaking(Member(old, identity), $"is no longer {Describe(identity)}");
            }
        }

        foreach (var identity in after.Where(identity => !before.Any(each => each.Path == identity.Path)))
        {
            changes.Add(
                identity.IsPrimary ? ChangeLevel.Breaking : ChangeLevel.Compatible, Member(now, identity), $"is {Describe(identity)} now");
        }
    }

    private static string Describe(IdentityField identity) =>
        (identity.IsPrimary ? "the primary identity" : "an identity")
            + (identity.Namespace.Length > 0 ? $" (namespace {identity.Namespace})" : string.Empty);

    /// <summary>Returns the path of the field in C#, as far as it is generated.</summary>
    private static string Member(NamedSpec spec, IdentityField identity)
    {
        var member = $"{spec.TypeName}.Paths";
        var record = spec.Model.Records.FirstOrDefault(each => each.Name.Length == 0);
        foreach (var step in FieldPath.Of(identity.Path))
        {
            if (record?.Members.FirstOrDefault(each => each.WireName == step.Name) is not { } found)
            {
                return $"{spec.TypeName} ({identity.Path})";
            }

            member += "." + found.Name + string.Concat(step.Indices.Select(_ => ".Each"));
            var type = found.Type;
            while (type is TypeModel.List list)
            {
                type = list.Item;
            }

            record = type is TypeModel.Record inner ? spec.Model.Records.FirstOrDefault(each => each.Name == inner.Name) : null;
        }

        return member;
    }
}
