using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Describes the rules of a property for its documentation, based on the checks that are generated.</summary>
internal static class MemberRules
{
    public static MemberModel Document(MemberModel member, IEnumerable<Check> checks) =>
        Document(member, owner => owner.Property(member.WireName), checks);

    /// <summary>Returns the rules of the item at the index.</summary>
    public static MemberModel Document(MemberModel member, int index, IEnumerable<Check> checks) =>
        Document(member, owner => owner.Item(index), checks);

    private static MemberModel Document(MemberModel member, Func<PropertyPathText, PropertyPathText> name, IEnumerable<Check> checks)
    {
        var (fromRoot, nested) = (name(PropertyPathText.Document), name(PropertyPathText.Nested));
        var rules = Reports(checks)
            .Where(r => r.Subject == fromRoot || r.Subject == nested)
            .Where(
                r => r.Keyword != "type"
                    && r.When is not Condition.UndefinedEnum
                    && !(r.Keyword == "required" && r.SchemaPath == "/required"))
            .Select(r => r.Rule)
            .Distinct(StringComparer.Ordinal)
            .Select(rule => char.ToUpperInvariant(rule[0]) + rule.Substring(1) + ".");
        return member with { Summary = string.Join(" ", rules.Prepend(member.Summary)) };
    }

    private static IEnumerable<Check.Report> Reports(IEnumerable<Check> checks) => checks.SelectMany(check => check switch
    {
        Check.Report report => [report],
        Check.Branch branch => Reports(branch.Then).Concat(Reports(branch.Else)),
        Check.Unwrap unwrap => Reports(unwrap.Checks),
        _ => [],
    });
}
