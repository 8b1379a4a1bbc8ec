using System.Text.RegularExpressions;

namespace TypedFlows.Samples.Comparison;

/// <summary>Represents a row in section 3 of the platform's API facts.</summary>
/// <param name="File">The content of the tutorials, and their names.</param>
/// <param name="What">The contradicting source.</param>
/// <param name="Truth">The correct value.</param>
internal sealed partial record FactRow(string File, string What, string Truth)
{
    /// <summary>Gets the row as written in the table.</summary>
    public string Line => $"|{File}|{What}|{Truth}|";

    /// <summary>Returns the rows of section 3 of the facts.</summary>
    public static IReadOnlyList<string> Section3(string facts)
    {
        var lines = facts.ReplaceLineEndings("\n").Split('\n');
        return [.. lines.SkipWhile(line => !line.StartsWith("## 3.", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))];
    }

    /// <summary>Returns a value indicating whether the row names the tutorial: <c>S1</c>, or a range such as <c>S1-S3</c>.</summary>
    public bool Names(string seed) => Seeds().Matches(Line).Any(match =>
        string.CompareOrdinal(match.Groups[1].Value, seed) <= 0
            && string.CompareOrdinal(seed, match.Groups[2].Success ? match.Groups[2].Value : match.Groups[1].Value) <= 0);

    [GeneratedRegex(@"\b(S\d)\b(?:-(S\d)\b)?")]
    private static partial Regex Seeds();
}
