using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Where it is not known whether an <c>if</c> holds, the violations of both branches are listed, though only those of one are there.
/// One of them is told: that of a value before that of a presence, because a member may be right to stand in the other branch.
/// </summary>
internal static class BranchViolationFilter
{
    public static IEnumerable<SchemaViolation> OneOfEach(IReadOnlyList<SchemaViolation> violations)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var violation in violations)
        {
            if (Condition(violation, violations) is not { } condition)
            {
                yield return violation;
            }
            else if (reported.Add(condition))
            {
                var alternatives = violations.Where(v => Condition(v, violations) == condition).ToArray();
                yield return Array.Find(alternatives, IsAboutValue) ?? alternatives[0];
            }
        }
    }

    /// <summary>Path of the outermost schema of whose branches both are broken; null where what is broken is certain.</summary>
    private static string? Condition(SchemaViolation violation, IReadOnlyList<SchemaViolation> violations)
    {
        var path = violation.SchemaPath;
        for (var start = 0; start >= 0 && start < path.Length; start = path.IndexOf('/', start + 1))
        {
            var prefix = path.Substring(0, start);
            if (Other(path, start) is { } other && !prefix.EndsWith("/properties", StringComparison.Ordinal)
                && violations.Any(v => v.SchemaPath.StartsWith($"{prefix}/{other}/", StringComparison.Ordinal)))
            {
                return prefix;
            }
        }

        return null;
    }

    private static string? Other(string path, int start) => IsAt(path, start, "/then/") ? "else" : IsAt(path, start, "/else/") ? "then" : null;

    private static bool IsAt(string path, int start, string part) => string.CompareOrdinal(path, start, part, 0, part.Length) == 0;

    private static bool IsAboutValue(SchemaViolation violation) => violation.Keyword is not ("required" or "not" or "false" or "additionalProperties");
}
