using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Evaluates patterns of java.util.regex by translating what differs in .NET.</summary>
internal static class JavaPattern
{
    private const int MaxCached = 1000;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<(string Pattern, bool IsWhole), Regex> s_known = new();

    /// <summary>Returns whether the whole text matches.</summary>
    public static bool IsMatch(string text, string pattern) => Run(() => Of(pattern, isWhole: true).IsMatch(text));

    /// <summary>Returns the first match, and its groups after it; null if there is none.</summary>
    public static IReadOnlyList<object?>? Find(string text, string pattern) => Run(() =>
        Of(pattern).Match(text) is { Success: true } match
            ? (IReadOnlyList<object?>)[.. match.Groups.Cast<Group>().Select(group => (object?)(group.Success ? group.Value : null))]
            : null);

    /// <summary>Splits a text as <c>String.split</c> does: empty parts at the end are dropped.</summary>
    public static IReadOnlyList<string> Split(string text, string pattern) => Run(() =>
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var match in Of(pattern).Matches(text).Cast<Match>())
        {
            // An empty match at the beginning does not split.
            if (match.Index + match.Length > 0 && !(match.Length == 0 && match.Index >= text.Length))
            {
                parts.Add(text[start..match.Index]);
                start = match.Index + match.Length;
            }
        }

        parts.Add(text[start..]);
        while (parts.Count > 1 && parts[^1].Length == 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return parts;
    });

    /// <summary>Returns the problem of a pattern, or null if it is valid.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            Of(pattern);
            return null;
        }
        catch (EvaluationException e)
        {
            return e.Message;
        }
    }

    private static T Run<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new EvaluationException("the pattern needs more than a second for this text") { IsLimit = true };
        }
    }

    private static Regex Of(string pattern, bool isWhole = false)
    {
        if (s_known.TryGetValue((pattern, isWhole), out var known))
        {
            return known;
        }

        try
        {
            var translated = JavaPatternTranslation.Translate(pattern);
            var compiled = new Regex(isWhole ? $@"\A(?:{translated})\z" : translated, RegexOptions.CultureInvariant, s_limit);
            if (s_known.Count < MaxCached)
            {
                s_known.TryAdd((pattern, isWhole), compiled);
            }

            return compiled;
        }
        catch (ArgumentException e)
        {
            throw new EvaluationException($"'{pattern}' is not a valid pattern: {e.Message}");
        }
    }
}
