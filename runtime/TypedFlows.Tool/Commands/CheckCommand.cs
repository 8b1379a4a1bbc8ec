using System.CommandLine;
using TypedFlows.Compiler;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Reports the diagnostics of spec files, as a build does.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders of specs (*.json, including subfolders), or single files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = Report.CreateOption();
        var options = new CompileOptions();
        var severities = new SeverityOptions();
        var command = new ToolVerb(
            "check",
            "Compile spec files as a build does, and list their diagnostics as file(line,column): error TFL0###: text.")
        {
            folders, format,
        };
        command.Examples.AddRange(
            [
                "typedflows check specs",
                "typedflows check specs --nowarn TFL0012 --warnaserror",
                "typedflows check specs --format sarif > specs.sarif",
            ]);
        options.AddTo(command);
        severities.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = options.Read(parsed, parsed.GetRequiredValue(folders));
            var compiled = await CompileAsync(terminal, files, "Specs", options, parsed, cancellationToken);
            var diagnostics = severities.Apply(parsed, files, compiled.Diagnostics);
            var summary =
                $"{Report.Number(files.Files.Count, "file")}, {Report.Number(compiled.Models.Count, "spec")}: {Report.Count(diagnostics)}";
            return Report.Print(terminal, parsed.GetValue(format), diagnostics, summary) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }

    /// <summary>Compiles files and shows the progress.</summary>
    public static Task<SpecCompilation> CompileAsync(
        Terminal terminal,
        SpecFolders folders,
        string @namespace,
        CompileOptions options,
        ParseResult parsed,
        CancellationToken cancellationToken) =>
        terminal.WorkAsync("Compiling", show => Task.Run(
            () =>
                SpecCompilation.Create(
                    folders.Files,
                    @namespace,
                    options.Formats(parsed),
                    done => show($"Compiled {done} of {folders.Files.Count}"),
                    cancellationToken),
            cancellationToken));
}
