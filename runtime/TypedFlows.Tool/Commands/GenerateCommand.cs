using System.CommandLine;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Writes the code that the generator adds to a build.</summary>
internal static class GenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders of specs (*.json, including subfolders), or single files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder for the C# files. It is created if it does not exist.",
            HelpName = "OUT",
            Required = true,
        };
        var @namespace = new Option<string>("--namespace")
        {
            Description = "Namespace of the generated code. In a project it is $(RootNamespace).Specs or TypedFlowsNamespace.",
            HelpName = "N",
            DefaultValueFactory = _ => "Specs",
        };
        var options = new CompileOptions();
        var severities = new SeverityOptions();
        var command = new ToolVerb(
            "generate",
            "Write the C# that the generator adds to a build, byte for byte. It compiles against the package TypedFlows. Stale files "
                + "of an earlier run are removed.")
        {
            folders, output, @namespace,
        };
        command.Examples.Add("typedflows generate specs -o Generated --namespace MyPipelines.Specs");
        options.AddTo(command);
        severities.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = options.Read(parsed, parsed.GetRequiredValue(folders));
            var compiled = await CheckCommand.CompileAsync(
                terminal,
                files,
                parsed.GetRequiredValue(@namespace),
                options,
                parsed,
                cancellationToken);
            var diagnostics = severities.Apply(parsed, files, compiled.Diagnostics);
            var folder = parsed.GetRequiredValue(output);
            var (written, same, removed) = GeneratedFolder.Write(folder, [.. compiled.Sources]);
            var summary =
                $"{folder}: {Report.Number(written, "file")} written, {same} unchanged, {removed} removed; {Report.Count(diagnostics)}";
            return Report.Print(terminal, ReportFormat.Text, diagnostics, summary) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }
}
