using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>The rules over a member in words, for its documentation, from the very checks that are generated.</summary>
internal static class MemberRules
{
    public static MemberModel Document(MemberModel member, IEnumerable<Check> checks, string specName) =>
        Document(member, owner => PropertyPathText.Member(owner, member.WireName), checks, specName);

    /// <summary>Of the item at that index.</summary>
    public static MemberModel Document(MemberModel member, int index, IEnumerable<Check> checks, string specName) =>
        Document(member, owner => PropertyPathText.Item(owner, index), checks, specName);

    private static MemberModel Document(MemberModel member, Func<string, string> name, IEnumerable<Check> checks, string specName)
    {
        var subjects = new[] { $"{specName}: '{name(string.Empty)}' ", $"{specName}: '{name(RulePath.NestedName)}' " };
        var rules = Reports(checks)
            .Where(r => r.Keyword != "type" && r.When is not Condition.UndefinedEnum && !(r.Keyword == "required" && r.SchemaPath == "/required"))
            .Select(r => subjects.Where(s => r.Message.StartsWith(s, StringComparison.Ordinal)).Select(s => r.Message.Substring(s.Length)).FirstOrDefault())
            .OfType<string>()
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
