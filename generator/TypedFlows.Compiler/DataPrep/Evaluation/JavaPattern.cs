using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Evaluates patterns of java.util.regex by translating what differs in .NET.</summary>
internal static class JavaPattern
{
    private const int MaxCached = 1000;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, Regex> s_known = new(StringComparer.Ordinal);

    // The classes of Java that are ASCII only, and the POSIX classes.
    private static readonly Dictionary<string, string> s_classes = new(StringComparer.Ordinal)
    {
        ["d"] = "0-9",
        ["w"] = "a-zA-Z0-9_",
        ["s"] = @" \t\n\x0B\f\r",
        ["h"] = @" \t\xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000",
        ["v"] = @"\n\x0B\f\r\x85\u2028\u2029",
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["ASCII"] = @"\x00-\x7F",
        ["Alpha"] = "a-zA-Z",
        ["Digit"] = "0-9",
        ["Alnum"] = "a-zA-Z0-9",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Graph"] = "!-~",
        ["Print"] = " -~",
        ["Blank"] = @" \t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["XDigit"] = "0-9a-fA-F",
        ["Space"] = @" \t\n\x0B\f\r",
        ["IsAlphabetic"] = @"\p{L}\p{Nl}",
        ["IsLetter"] = @"\p{L}",
        ["IsDigit"] = @"\p{Nd}",
        ["IsUppercase"] = @"\p{Lu}",
        ["IsLowercase"] = @"\p{Ll}",
        ["IsPunctuation"] = @"\p{P}",
        ["IsWhite_Space"] = @"\s",
        ["javaLowerCase"] = @"\p{Ll}",
        ["javaUpperCase"] = @"\p{Lu}",
    };

    /// <summary>Returns whether the whole text matches.</summary>
    public static bool IsMatch(string text, string pattern) =>
        Run(() => Of(pattern).Match(text) is { Success: true, Index: 0 } match && match.Length == text.Length
            || Of($"(?:{pattern})\\z", pattern).Match(text) is { Success: true, Index: 0 });

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
            throw new EvaluationException("the pattern needs more than a second for this text");
        }
    }

    private static Regex Of(string pattern, string? shown = null)
    {
        if (s_known.TryGetValue(pattern, out var known))
        {
            return known;
        }

        try
        {
            var compiled = new Regex(Translate(pattern), RegexOptions.CultureInvariant, s_limit);
            if (s_known.Count < MaxCached)
            {
                s_known.TryAdd(pattern, compiled);
            }

            return compiled;
        }
        catch (ArgumentException e)
        {
            throw new EvaluationException($"'{shown ?? pattern}' is not a valid pattern: {e.Message}");
        }
    }

    private static string Translate(string pattern)
    {
        var text = new StringBuilder();
        var groups = new Stack<int>();
        var (depth, atom, isQuantified) = (0, 0, false);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (depth == 0 && c is '*' or '+' or '?' or '{')
            {
                if (isQuantified && c == '+')
                {
                    // A possessive quantifier is an atomic group.
                    text.Insert(atom, "(?>").Append(')');
                    isQuantified = false;
                    continue;
                }

                var end = c == '{' ? pattern.IndexOf('}', i) : i;
                isQuantified = !isQuantified && !(i > 0 && pattern[i - 1] == '(');
                text.Append(pattern, i, Math.Max(end, i) - i + 1);
                i = Math.Max(end, i);
                continue;
            }

            isQuantified = false;
            if (depth == 0)
            {
                atom = c == ')' && groups.Count > 0 ? groups.Pop() : text.Length;
            }

            if (c == '\\' && i + 1 < pattern.Length)
            {
                i = TranslateEscape(pattern, i + 1, depth > 0, text);
            }
            else if (c == '[')
            {
                // A class in a class is a union in Java.
                text.Append(depth++ == 0 ? "[" : string.Empty);
                if (i + 1 < pattern.Length && pattern[i + 1] == '^' && depth > 1)
                {
                    throw new ArgumentException("a negated class inside another class is not supported here");
                }
            }
            else if (c == ']' && depth > 0)
            {
                text.Append(--depth == 0 ? "]" : string.Empty);
                atom = depth == 0 ? text.ToString().LastIndexOf('[') : atom;
            }
            else if (c == '&' && depth > 0 && i + 1 < pattern.Length && pattern[i + 1] == '&')
            {
                throw new ArgumentException("an intersection of classes (&&) is not supported here");
            }
            else if (c == '$' && depth == 0)
            {
                text.Append(@"(?=(?:\r\n|[\n\r\x85\u2028\u2029])?\z)");
            }
            else
            {
                if (c == '(' && depth == 0)
                {
                    groups.Push(text.Length);
                }

                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static int TranslateEscape(string pattern, int at, bool isInClass, StringBuilder text)
    {
        var c = pattern[at];
        if (c is 'p' or 'P' && at + 1 < pattern.Length && pattern[at + 1] == '{')
        {
            var end = pattern.IndexOf('}', at);
            var name = end < 0 ? string.Empty : pattern[(at + 2)..end];
            if (s_classes.TryGetValue(name, out var set))
            {
                AppendClass(set, c == 'P', isInClass, text);
                return end;
            }

            text.Append('\\').Append(c).Append('{').Append(name.StartsWith("Is", StringComparison.Ordinal) ? name[2..] : name).Append('}');
            return end < 0 ? at : end;
        }

        if (c == 'Q')
        {
            var end = pattern.IndexOf(@"\E", at, StringComparison.Ordinal);
            end = end < 0 ? pattern.Length : end;
            text.Append(Regex.Escape(pattern[(at + 1)..end]).Replace("]", "\\]", StringComparison.Ordinal));
            return Math.Min(end + 1, pattern.Length - 1);
        }

        var isNegated = char.IsAsciiLetterUpper(c);
        if (char.ToLowerInvariant(c) is var lower and ('d' or 'w' or 's' or 'h' or 'v'))
        {
            AppendClass(s_classes[lower.ToString()], isNegated, isInClass, text);
        }
        else
        {
            text.Append(c == 'R' ? @"(?:\r\n|[\n\x0B\f\r\x85\u2028\u2029])" : c == 'Z' ? @"(?=\n?\z)" : $"\\{c}");
        }

        return at;
    }

    private static void AppendClass(string set, bool isNegated, bool isInClass, StringBuilder text)
    {
        if (isInClass && isNegated)
        {
            throw new ArgumentException("a negated class such as \\D inside another class is not supported here");
        }

        text.Append(isInClass ? set : isNegated ? $"[^{set}]" : $"[{set}]");
    }
}
