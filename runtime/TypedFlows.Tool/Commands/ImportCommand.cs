using System.CommandLine;
using Spectre.Console;
using TypedFlows.Tool.Importing;
using TypedFlows.Tool.Service;

namespace TypedFlows.Tool.Commands;

/// <summary>Writes a project for a flow of a service.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var flow = new Argument<string>("FLOW") { Description = "Id or name of the flow." };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder of the project. It must not exist, or be empty.",
            HelpName = "DIR",
            Required = true,
        };
        var force = new Option<bool>("--force")
        {
            Description = "Write to a folder that is not empty, and replace files of the same names.",
        };
        var service = new ServiceOptions();
        var command = new ToolVerb(
            "import",
            "Write a project for a flow of a service: its specs and schema, the pipeline in typed C#, and a test with generated rows that "
                + "runs it on the emulator. The service is only read. Credentials become environment variables.")
        {
            flow, output, force,
        };
        service.AddEndpointTo(command);
        command.Examples.AddRange(
            [
                "typedflows import \"Nightly contacts\" -o Contacts",
                "typedflows import 0b6e3d0c-4d9a-4f3b-8d8c-6f3b1c2a9d10 -o Contacts --endpoint http://127.0.0.1:5080",
            ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = new ImportedFolder(parsed.GetRequiredValue(output), parsed.GetValue(force));
            using var client = service.Connect(parsed);
            var graph = await terminal.WorkAsync(
                "Reading the flow from the service",
                show => FlowReader.ReadAsync(client, parsed.GetRequiredValue(flow), show, cancellationToken));
            var (files, remarks) = folder.Write(path => ImportedProject.Write(graph, path));
            foreach (var file in files)
            {
                terminal.Line(file);
            }

            foreach (var remark in remarks)
            {
                terminal.Line(string.Empty, "remark: ", Color.Yellow, Code.Comment(remark));
            }

            var shown = folder.Shown.Contains(' ', StringComparison.Ordinal) ? $"\"{folder.Shown}\"" : folder.Shown;
            terminal.Line($"Now compare it with the service: dotnet run --project {shown}. Test it: dotnet test {shown}/tests");
            return ExitCode.Success;
        });
        return command;
    }
}
