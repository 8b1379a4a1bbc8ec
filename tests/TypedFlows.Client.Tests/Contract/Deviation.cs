using System.Text.RegularExpressions;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>A way in which the vendor's files and the services differ, so that what the client sends or the emulator answers differs from the files.</summary>
/// <param name="Pattern">The findings that it covers: their text, with <c>~</c> for any word, <c>|</c> between words of which any will do, and <c>...</c> for any end of one.</param>
/// <param name="Because">Why the file is not followed.</param>
internal sealed record Deviation(string Pattern, string Because)
{
    private readonly Regex _pattern = new(
        "^" + string.Join(' ', Pattern.Split(' ').Select(word => word == "~" ? "[^ ]+" : $"(?:{Regex.Escape(word).Replace("\\|", "|", StringComparison.Ordinal).Replace("\\.\\.\\.", "[^ ]*", StringComparison.Ordinal)})")) + "$",
        RegexOptions.CultureInvariant);

    public bool Covers(string finding) => _pattern.IsMatch(finding);
}
