using System.Globalization;

namespace TypedFlows.Samples;

/// <summary>Tests what the samples print on a terminal of 80 columns.</summary>
public sealed class TerminalTests
{
    private static readonly Dictionary<string, string> s_terminal = new() { ["COLUMNS"] = "80" };

    [Fact]
    public async Task Monitoring_leaves_out_columns_and_lists_errors_below_the_table()
    {
        var run = await RunAsync("Monitoring");
        var header = run.Lines.Single(line => line.StartsWith("│ Flow", StringComparison.Ordinal));
        Assert.Equal(["Flow", "Status", "Seconds", "Read", "Written", "Failed"], Cells(header));
        Assert.Contains(run.Lines, line => Cells(line) is ["Accounts from", "partialSuccess", _, "202", "200", "2"]);
        Assert.Contains(
            run.Lines, line => line.StartsWith("Consumers from ServiceNow: CONNECTOR-2004-400: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CloudStorage_wraps_ids_and_paths_after_separators()
    {
        var run = await RunAsync("CloudStorage");
        Assert.Contains(run.Lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, "^    [0-9a-f]{48}$"));
        var column = run.Lines.Where(line => line.StartsWith('│')).Select(line => Cells(line)[^1]).ToList();
        Assert.Contains("d1f13a59-04c0-428d-bb66-e72774762e2e", string.Concat(column), StringComparison.Ordinal);
        Assert.All(
            column.Where(cell => cell.Contains('-', StringComparison.Ordinal)), cell => Assert.Matches("^([0-9a-f]{4,12}-?)+$", cell));
        Assert.Equal(["firstName", "lastName"], Cells(run.Lines.Single(line => line.Contains("firstName", StringComparison.Ordinal)))[..2]);
    }

    private static string[] Cells(string line) => [.. line.Trim('│').Split('│').Select(cell => cell.Trim())];

    private static async Task<SampleRun> RunAsync(string sample)
    {
        var run = await SampleRun.OfAsync(sample, s_terminal);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.All(run.Lines, line => Assert.True(new StringInfo(line).LengthInTextElements <= 80, line));
        return run;
    }
}
