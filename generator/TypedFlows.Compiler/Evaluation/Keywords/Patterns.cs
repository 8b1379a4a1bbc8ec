using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Matches patterns. A bounded cache keeps the compiled patterns, because a long-running host uses many schemas.</summary>
internal static class Patterns
{
    private const int Most = 1000;

    private static readonly ConcurrentDictionary<string, Regex?> s_ready = new(StringComparer.Ordinal);

    /// <summary>Returns Unknown if the match exceeds the time limit or the pattern is invalid.</summary>
    public static Verdict Match(string pattern, string text)
    {
        if (!s_ready.TryGetValue(pattern, out var regex))
        {
            if (s_ready.Count >= Most)
            {
                s_ready.Clear();
            }

            regex = EcmaPattern.TryTranslate(pattern) is { } translated ? EcmaPattern.Create(translated) : null;
            s_ready.TryAdd(pattern, regex);
        }

        try
        {
            return regex is null ? Verdict.Unknown : Verdicts.Of(regex.IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return Verdict.Unknown;
        }
    }
}
