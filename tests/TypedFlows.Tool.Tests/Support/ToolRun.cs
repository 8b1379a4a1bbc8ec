namespace TypedFlows.Tool.Tests.Support;

/// <summary>The output and exit code of a command that ran through the tool's own entry point.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<ToolRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ToolCommand.RunAsync(args, new Terminal(output, error, (false, false)));
        return new(code, output.ToString(), error.ToString());
    }

    public ToolRun MustEnd(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"ended with {ExitCode}, not {exitCode}:\n{Output}\n{Error}");
        return this;
    }
}
