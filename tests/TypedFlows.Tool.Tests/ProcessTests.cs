using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the tool as a shell runs it: paths, exit codes, streams, signals.</summary>
public class ProcessTests
{
    [Fact]
    public async Task Paths_are_relative_to_the_current_folder_and_piped_output_has_no_colors()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        folder.Write("specs/a/wrong.json", """{ "title": "A", "type": "object", "properties": { "a": { "minimum": "1" } } }""");
        var run = (await ToolProcess.RunAsync(folder.Path, "check", "specs")).MustEnd(ExitCode.Found);
        Assert.StartsWith("specs/a/wrong.json(1,", run.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.Empty(run.Error);
        (await ToolProcess.RunAsync(folder.Path, "check", "gone")).MustEnd(ExitCode.Usage);
    }

    [Fact]
    public async Task A_used_port_ends_the_emulator_with_4()
    {
        using var folder = new TemporaryFolder();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var process = ToolProcess.Start(folder.Path, "emulator", "--urls", $"http://{listener.LocalEndpoint}");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(4, process.ExitCode);
        Assert.Contains("is in use", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emulator_serves_until_it_is_stopped()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        using var process = ToolProcess.Start(folder.Path, "emulator");
        var ready = await process.StandardOutput.ReadLineAsync();
        Assert.StartsWith("ready: http://127.0.0.1:", ready, StringComparison.Ordinal);
        (await ToolRun.OfAsync("pull", "--endpoint", ready!["ready: ".Length..], "-o", folder["specs"], "--flow", "CRMToAEP"))
            .MustEnd(ExitCode.Success);
        await ToolProcess.EndAsync(process, "INT");
        Assert.Equal(ExitCode.Success, process.ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_ends_waiting_work_with_130()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // A server that accepts the connection and never responds.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var folder = new TemporaryFolder();
        using var process = ToolProcess.Start(folder.Path, "pull", "--endpoint", $"http://{listener.LocalEndpoint}");
        using var accepted = await listener.AcceptTcpClientAsync();
        await ToolProcess.EndAsync(process, "INT");
        Assert.Equal(ExitCode.Stopped, process.ExitCode);
        Assert.Equal("stopped", (await process.StandardError.ReadToEndAsync()).Trim());
        Assert.False(Directory.Exists(folder["specs"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("generate")]
    [InlineData("validate")]
    [InlineData("pull")]
    [InlineData("diff")]
    [InlineData("new")]
    [InlineData("emulator")]
    [InlineData("completions")]
    public async Task Help_has_examples_and_exit_codes(string command)
    {
        var run = (await ToolRun.OfAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]))
            .MustEnd(ExitCode.Success);
        Assert.Contains("Exit codes:", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  typedflows {command}", run.Output, StringComparison.Ordinal);
        Assert.True(
            command.Length == 0
                || (run.Output.Contains("Examples:\n", StringComparison.Ordinal)
                        && run.Output.Contains($"typedflows {command}", StringComparison.Ordinal)),
            run.Output);
    }
}
