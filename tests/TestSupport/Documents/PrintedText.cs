using System.Text.RegularExpressions;

namespace TypedFlows.TestSupport.Documents;

/// <summary>
/// Compares the text of a page with the output of a command. Three dots match any characters of a line; a line of three dots matches any
/// number of lines.
/// </summary>
public static class PrintedText
{
    private const string Dots = "...";

    /// <summary>Returns a value indicating whether the printed lines are as shown.</summary>
    public static bool IsShownAs(IReadOnlyList<string> printed, IReadOnlyList<string> shown)
    {
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentNullException.ThrowIfNull(shown);
        var pattern = string.Concat(shown.Select(line => line == Dots
            ? @"(?:[^\n]*\n)*?"
            : string.Join(@"[^\n]*?", line.Split(Dots).Select(Regex.Escape)) + @"\n"));
        var text = string.Concat(printed.Select(line => line + "\n"));
        return Regex.IsMatch(text, $@"\A{pattern}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30));
    }
}
