using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedFlows.Package;

/// <summary>The exit code and output of a command, with the compiler's diagnostics.</summary>
internal sealed partial record ShellResult(int ExitCode, string Output)
{
    /// <summary>Gets the diagnostics in the log without duplicates, because MSBuild repeats them in its summary.</summary>
    public IReadOnlyList<LoggedDiagnostic> Diagnostics { get; } =
    [
        .. DiagnosticLine().Matches(Output).Select(match => new LoggedDiagnostic(
            Path.GetFileName(match.Groups["file"].Value),
            int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["column"].Value, CultureInfo.InvariantCulture),
            match.Groups["severity"].Value,
            match.Groups["id"].Value,
            match.Groups["text"].Value)).Distinct(),
    ];

    public IReadOnlyList<LoggedDiagnostic> Errors => [.. Diagnostics.Where(d => d.Severity == "error")];

    public ShellResult MustSucceed()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    public ShellResult MustFail()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }

    [GeneratedRegex(
        @"^\s*(?<file>[^\r\n(]+)\((?<line>\d+),(?<column>\d+)\): "
            + @"(?<severity>error|warning) (?<id>[A-Z]+\d+): (?<text>.*?)(?: \[[^\]\r\n]*\])?\r?$",
        RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
