using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling.Texts;

/// <summary>Creates strings: usual ones if they meet the limits, and otherwise those of patterns, formats and lengths.</summary>
internal sealed class TextSampler
{
    private const int Attempts = 80;

    // A longer string would only use memory.
    private const int LongestText = 10_000_000;

    // A shorter text is the code of a country.
    private const int LongestCode = 4;

    private readonly Dictionary<string, PatternText> _patterns = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the number of matches that exceeded their time limit.</summary>
    public int Timeouts { get; set; }

    /// <summary>Returns the rule that no string meets.</summary>
    public static string RuleOf(TextLimits limits) => limits switch
    {
        { Patterns: [var pattern, ..] } => $"pattern \"{pattern}\"{(limits.Formats.Count > 0 ? $" and format {limits.Formats[0]}" : "")}",
        { Formats: [var format, ..] } => $"format {format}",
        { NotPatterns: [var pattern, ..] } => $"not pattern \"{pattern}\"",
        { NotFormats: [var format, ..] } => $"not format {format}",
        _ => $"minLength {limits.MinLength} and maxLength {limits.MaxLength}",
    };

    /// <summary>Returns a string that meets the limits of the shape, or null.</summary>
    public string? Create(ValueShape shape, SampleSite site, SampleRandom random, SamplePerson person)
    {
        var limits = shape.Text;
        if (limits.MinLength > Math.Min(limits.MaxLength, LongestText))
        {
            return null;
        }

        if (shape.Excluded.Count == 0 && limits is
            {
                Formats: [var format], Patterns.Count: 0, NotPatterns.Count: 0, NotFormats.Count: 0, MinLength: 0, MaxLength: int.MaxValue,
            })
        {
            // Only the check of the record follows, because nothing else limits the text.
            return FormatTexts.Create(format, site, 0, limits, random, person);
        }

        for (var i = 0; i < Attempts; i++)
        {
            if (Propose(shape, site, i, random, person) is { } text && Fits(text, shape))
            {
                return text;
            }
        }

        return null;
    }

    private string? Propose(ValueShape shape, SampleSite site, int attempt, SampleRandom random, SamplePerson person)
    {
        var limits = shape.Text;
        var isUsual = attempt == 0 || (limits.Patterns.Count == 0 && attempt < 3);
        if (limits.Formats.Count > 0)
        {
            var text = FormatTexts.Create(random.Pick(limits.Formats), site, attempt, limits, random, person);
            return limits.Patterns.Count == 0 || attempt % 3 == 0
                ? text : Spliced(random.Pick(limits.Patterns), text, attempt, limits, random);
        }

        var kind = limits.Kind ??= SampleWords.Kind(site, shape.FormatName);
        kind = kind == TextKind.Country && limits.MaxLength < LongestCode ? TextKind.CountryCode : kind;
        if (isUsual && (limits.Patterns.Count == 0 || kind != TextKind.Any))
        {
            return Fit(SampleWords.Create(kind, shape.XdmType, random, person), limits);
        }

        if (limits.Patterns.Count > 0)
        {
            return limits.Patterns.Count > 1 && attempt % 2 == 1
                ? Joined(limits, attempt, random) : Parsed(random.Pick(limits.Patterns)).Create(random, limits, attempt);
        }

        return Fit(Noise(attempt, random), limits);
    }

    // Replaces a part of a text of a format by a text of a pattern.
    private string Spliced(string pattern, string text, int attempt, TextLimits limits, SampleRandom random)
    {
        var part = Parsed(pattern).Create(random, limits, attempt);
        if (attempt % 3 == 1 || part.Length >= text.Length)
        {
            return part;
        }

        var start = pattern.StartsWith('^') ? 0
            : pattern.EndsWith('$') ? text.Length - part.Length
            : random.Next(text.Length - part.Length + 1);
        return text[..start] + part + text[(start + part.Length)..];
    }

    // Patterns that match parts of a text may match one after the other.
    private string Joined(TextLimits limits, int attempt, SampleRandom random) => string.Concat(limits.Patterns
        .OrderBy(pattern => pattern.StartsWith('^') ? 0 : pattern.EndsWith('$') ? 2 : 1)
        .Select(pattern => Parsed(pattern).Create(random, limits, attempt)));

    private PatternText Parsed(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var parsed))
        {
            parsed = PatternText.Parse(pattern);
            _patterns.Add(pattern, parsed);
        }

        return parsed;
    }

    private bool Fits(string text, ValueShape shape)
    {
        var limits = shape.Text;
        return (limits is { MinLength: 0, MaxLength: int.MaxValue }
                || CodePoints.Count(text) is var length && length >= limits.MinLength && length <= limits.MaxLength)
            && (limits.IsPlain
                || (limits.Formats.TrueForAll(format => StringFormats.Matches(format, text))
                    && limits.Patterns.TrueForAll(pattern => Match(pattern, text) == Verdict.Valid)
                    && limits.NotPatterns.TrueForAll(pattern => Match(pattern, text) == Verdict.Invalid)
                    && !limits.NotFormats.Exists(format => StringFormats.Matches(format, text))))
            && !shape.Excluded.Exists(excluded => excluded is JsonValue.String other && other.Value == text);
    }

    private Verdict Match(string pattern, string text)
    {
        var verdict = Patterns.Match(pattern, text);
        Timeouts += verdict == Verdict.Unknown ? 1 : 0;
        return verdict;
    }

    // Shortens or extends a text to the limits of its length.
    private static string Fit(string text, TextLimits limits)
    {
        if (text.Length > limits.MaxLength)
        {
            return text[..limits.MaxLength].TrimEnd();
        }

        if (text.Length >= limits.MinLength)
        {
            return text;
        }

        var extended = new StringBuilder(text);
        while (extended.Length < limits.MinLength)
        {
            extended.Append(extended.Length == 0 ? "a" : " and more");
        }

        return extended.ToString(0, limits.MinLength) is var fitted && fitted[^1] == ' ' ? fitted[..^1] + "s" : fitted;
    }

    // These texts meet rules that forbid usual ones.
    private static string Noise(int attempt, SampleRandom random) => (attempt % 8) switch
    {
        0 => string.Empty,
        1 => random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        2 => "!",
        3 => "\u00e9\u00fc\u4f60",
        4 => " ",
        5 => "\n",
        _ => string.Concat(Enumerable.Range(0, 1 + random.Next(12)).Select(_ => (char)(' ' + random.Next(95)))),
    };
}
