using System.Text.RegularExpressions;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Represents an accepted difference between the OpenAPI files and the services.</summary>
/// <param name="Pattern">The pattern of the differences: <c>~</c> matches any word, <c>|</c> separates alternative words, and <c>...</c>
/// matches any suffix.</param>
/// <param name="Because">The reason for the deviation.</param>
internal sealed record Deviation(string Pattern, string Because)
{
    private readonly Regex _pattern = new(
        "^" + string.Join(' ', Pattern.Split(' ').Select(word => word == "~" ? "[^ ]+" : $"(?:{Expression(word)})")) + "$",
        RegexOptions.CultureInvariant);

    public bool Covers(string finding) => _pattern.IsMatch(finding);

    private static string Expression(string word) => Regex.Escape(word)
        .Replace("\\|", "|", StringComparison.Ordinal)
        .Replace("\\.\\.\\.", "[^ ]*", StringComparison.Ordinal);
}
