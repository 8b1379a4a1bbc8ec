using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Selects one violation if the result of an <c>if</c> is unknown. The violations of both branches are then listed, although only one
/// branch applies. A violation by a value is preferred to a violation by presence, because the property may be allowed in the other branch.
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

    /// <summary>Returns the path of the outermost schema with violations in both branches, or null if the violation is certain.</summary>
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

    private static string? Other(string path, int start) =>
        IsAt(path, start, "/then/") ? "else" : IsAt(path, start, "/else/") ? "then" : null;

    private static bool IsAt(string path, int start, string part) => string.CompareOrdinal(path, start, part, 0, part.Length) == 0;

    private static bool IsAboutValue(SchemaViolation violation) =>
        violation.Keyword is not ("required" or "not" or "false" or "additionalProperties" or "unevaluatedProperties");
}
