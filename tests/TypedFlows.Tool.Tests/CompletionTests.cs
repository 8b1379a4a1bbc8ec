using System.Diagnostics;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the completions of each shell, with its script if the shell is installed.</summary>
public class CompletionTests
{
    [Fact]
    public async Task Commands_options_and_values_are_suggested()
    {
        Assert.Contains("check", (await ToolRun.OfAsync("[suggest:2]", "ch")).Lines);
        Assert.Contains("--format", (await ToolRun.OfAsync("[suggest:16]", "check specs --fo")).Lines);
        Assert.Equal(["json", "sarif", "text"], (await ToolRun.OfAsync("[suggest:21]", "check specs --format ")).Lines.Order());
        foreach (var shell in new[] { "bash", "zsh", "fish", "pwsh" })
        {
            Assert.Contains(
                "suggest",
                (await ToolRun.OfAsync("completions", shell)).MustEnd(ExitCode.Success).Output,
                StringComparison.Ordinal);
        }

        (await ToolRun.OfAsync("completions", "cmd")).MustEnd(ExitCode.Usage);
    }

    [Fact]
    public async Task Names_of_specs_are_suggested()
    {
        Assert.Contains("CRMToAEP", (await ToolRun.OfAsync("[suggest:19]", "validate --spec CRM")).Lines);
        Assert.Contains("amazon-s3", (await ToolRun.OfAsync("[suggest:21]", "pull --connection ama")).Lines);
        Assert.DoesNotContain("CRMToAEP", (await ToolRun.OfAsync("[suggest:18]", "pull --connection ")).Lines);
        Assert.Contains("CRMToAEP", (await ToolRun.OfAsync("[suggest:15]", "pull --flow CRM")).Lines);
        Assert.Contains("amazon-s3=", (await ToolRun.OfAsync("[suggest:21]", "emulator --source ama")).Lines);

        using var folder = new TemporaryFolder();
        folder.Write("mine.json", """{ "id": "mine", "version": "1.0", "name": "MyFlow", "sourceConnectionSpecIds": ["x"] }""");
        var line = $"validate --specs {folder.Path} --spec My";
        Assert.Contains("MyFlow", (await ToolRun.OfAsync($"[suggest:{line.Length}]", line)).Lines);
        var missing = "validate --specs nowhere --spec CRM";
        (await ToolRun.OfAsync($"[suggest:{missing.Length}]", missing)).MustEnd(ExitCode.Success);
    }

    [ShellFact("bash")]
    public Task Bash_completes_dotnet_typedflows_and_leaves_dotnet_as_it_was() => CompletesAsync("bash", script => $$"""
        _before() { COMPREPLY=(restored); }
        complete -F _before dotnet
        {{script}}
        dotnet() { shift; command dotnet "{{ToolProcess.Program}}" "$@"; }
        COMP_LINE="dotnet res" COMP_POINT=10 COMP_WORDS=(dotnet res) COMP_CWORD=1
        _typedflows
        [ "${COMPREPLY[0]}" = restored ] || echo "not delegated: ${COMPREPLY[@]}"
        COMP_LINE="dotnet typedflows gen" COMP_POINT=21 COMP_WORDS=(dotnet typedflows gen) COMP_CWORD=2
        _typedflows
        echo "${COMPREPLY[@]}"
        """);

    [ShellFact("bash")]
    public Task Bash_completes_by_its_script() => CompletesAsync("bash", script => $$"""
        {{script}}
        typedflows() { dotnet "{{ToolProcess.Program}}" "$@"; }
        COMP_LINE="typedflows gen" COMP_POINT=14 COMP_WORDS=(typedflows gen) COMP_CWORD=1
        _typedflows
        echo "${COMPREPLY[@]}"
        """);

    /// <summary>
    /// The test provides what the shell's completion system defines only at a prompt: the registration and the consumer of the words.
    /// </summary>
    [ShellFact("zsh")]
    public Task Zsh_completes_by_its_script() => CompletesAsync("zsh", script => $$"""
        compdef() { [[ $1 == _typedflows && $2 == typedflows ]] || print "registered for $2" }
        compadd() { print -l -- ${(M)${(P)2}:#${BUFFER##* }*} }
        {{script}}
        typedflows() { dotnet "{{ToolProcess.Program}}" "$@" }
        BUFFER="typedflows gen" CURSOR=14
        _typedflows
        """);

    [ShellFact("fish")]
    public Task Fish_completes_by_its_script() => CompletesAsync("fish", script => $$"""
        {{script}}
        function typedflows
            dotnet "{{ToolProcess.Program}}" $argv
        end
        complete -C "typedflows gen"
        """);

    [ShellFact("pwsh")]
    public Task PowerShell_completes_by_its_script() => CompletesAsync("pwsh", script => $$"""
        {{script}}
        function typedflows { dotnet "{{ToolProcess.Program}}" @args }
        (TabExpansion2 -inputScript "typedflows gen" -cursorColumn 14).CompletionMatches | ForEach-Object { $_.CompletionText }
        """);

    private static async Task CompletesAsync(string shell, Func<string, string> around)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write(
            shell == "pwsh" ? "complete.ps1" : "complete",
            around((await ToolRun.OfAsync("completions", shell)).Output));
        var run = await ProcessRun.OfAsync(new ProcessStartInfo(shell, [script]));
        Assert.Equal((string.Empty, "generate"), (run.Errors.Trim(), run.Output.Trim()));
    }
}
