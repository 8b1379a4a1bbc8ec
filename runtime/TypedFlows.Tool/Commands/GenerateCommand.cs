using System.CommandLine;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Writes what the generator would add to a build.</summary>
internal static class GenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("DIR") { Description = "Folders of specs (*.json, sub-folders too), or single files.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Folder for the C# files; made where it is not there.", HelpName = "OUT", Required = true };
        var @namespace = new Option<string>("--namespace")
        {
            Description = "Namespace of everything generated; in a project it is $(RootNamespace).Specs or TypedFlowsNamespace.",
            HelpName = "N",
            DefaultValueFactory = _ => "Specs",
        };
        var options = new CompileOptions();
        var severities = new SeverityOptions();
        var command = new ToolVerb(
            "generate",
            "Write the C# that the generator adds to a build, byte for byte. It compiles against the package TypedFlows; what an earlier run left for specs that are gone is removed.")
        {
            folders, output, @namespace,
        };
        command.Examples.Add("typedflows generate specs -o Generated --namespace MyPipelines.Specs");
        options.AddTo(command);
        severities.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var files = options.Read(parsed, parsed.GetRequiredValue(folders));
            var compiled = await CheckCommand.CompileAsync(terminal, files, parsed.GetRequiredValue(@namespace), options, parsed, cancellation);
            var findings = severities.Weigh(parsed, files, compiled.Diagnostics);
            var folder = parsed.GetRequiredValue(output);
            var (written, same, removed) = GeneratedFolder.Write(folder, [.. compiled.Sources]);
            var summary = $"{folder}: {Report.Number(written, "file")} written, {same} unchanged, {removed} removed; {Report.Count(findings)}";
            return Report.Print(terminal, ReportFormat.Text, findings, summary) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }
}
