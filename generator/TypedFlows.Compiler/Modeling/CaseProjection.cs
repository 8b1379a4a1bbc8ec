using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Creates one factory per value of the discriminator: the first string enum, in order, that a reachable <c>if</c> tests.
/// </summary>
internal static class CaseProjection
{
    public static IEnumerable<CaseModel> Of(RecordDraft record, TypeTable types)
    {
        var tested = new HashSet<string>(StringComparer.Ordinal);
        CollectTested(record.Schema!, tested);
        var discriminator = record.Members.FirstOrDefault(m => m.Type is TypeModel.Enum && tested.Contains(m.WireName));
        if (discriminator is null)
        {
            yield break;
        }

        var taken = new HashSet<string>(
            Reserved.InRecord.Concat(record.Members.Select(m => m.Name)), StringComparer.Ordinal) { record.Name };
        foreach (var value in types.Enum(((TypeModel.Enum)discriminator.Type).Name).Members)
        {
            if (Parameters(record, discriminator, value) is { } parameters)
            {
                var name = taken.Contains(value.Name) ? value.Name + "Case" : value.Name;
                yield return new CaseModel(Names.Unique(name, taken), discriminator, value, parameters.ToEquatableArray());
            }
        }
    }

    // The result is null if no record of that case can be valid.
    private static List<CaseParameter>? Parameters(RecordDraft record, MemberModel discriminator, EnumMemberModel value)
    {
        var required = new List<CaseParameter>();
        var optional = new List<CaseParameter>();
        foreach (var member in record.Members.Where(m => m != discriminator && m.Type is not TypeModel.Fixed))
        {
            var isForbidden = IsInvalid(record, discriminator, value, member, Presence.Present);
            var isRequired = IsInvalid(record, discriminator, value, member, Presence.Absent);
            if (isForbidden && isRequired)
            {
                return null;
            }

            if (!isForbidden)
            {
                (isRequired ? required : optional).Add(new CaseParameter(member, isRequired));
            }
        }

        return [.. required, .. optional];
    }

    private static bool IsInvalid(
        RecordDraft record, MemberModel discriminator, EnumMemberModel value, MemberModel member, Presence presence)
    {
        InstanceMember[] members =
        [
            .. record.Members.Select(m => m == discriminator ? new InstanceMember(
                m.WireName, Presence.Present, new Instance.String(value.Text))
                : m == member ? new InstanceMember(m.WireName, presence, Instance.Anything)
                : m.Type is TypeModel.Fixed text ? new InstanceMember(m.WireName, Presence.Present, new Instance.String(text.Text))
                : new InstanceMember(m.WireName, Presence.Unknown, Instance.Anything)),
        ];
        return SchemaEvaluator.Evaluate(record.Document, new Instance.Object(members, isClosed: false)) == Verdict.Invalid;
    }

    private static void CollectTested(Schema schema, HashSet<string> names)
    {
        if (schema.If is { } condition)
        {
            CollectNames(condition, names);
        }

        foreach (var inner in schema.AllOf.Concat(new[] { schema.Then, schema.Else }.OfType<Schema>()))
        {
            CollectTested(inner, names);
        }
    }

    private static void CollectNames(Schema condition, HashSet<string> names)
    {
        foreach (var property in condition.Properties)
        {
            names.Add(property.Name);
        }

        IEnumerable<Schema> branches = [.. condition.AllOf, .. condition.AnyOf, .. condition.OneOf];
        foreach (var inner in condition.Not is { } not ? branches.Append(not) : branches)
        {
            CollectNames(inner, names);
        }
    }
}
