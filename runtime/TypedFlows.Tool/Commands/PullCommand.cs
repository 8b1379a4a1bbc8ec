using System.CommandLine;
using Spectre.Console;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Service;

namespace TypedFlows.Tool.Commands;

/// <summary>Downloads specs from a service into a folder.</summary>
internal static class PullCommand
{
    public static Command Create(Terminal terminal)
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder for the specs. The default is specs.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "specs",
        };
        var force = new Option<bool>("--force") { Description = "Overwrite files that were changed since they were downloaded." };
        var service = new ServiceOptions();
        var command = new ToolVerb(
            "pull",
            "Download specs from a service, one per file, with a lock file (specs.lock) of their hashes. Manual changes of a file "
                + "are never overwritten without --force.")
        {
            output, force,
        };
        service.AddTo(command);
        service.AddSchemasTo(command);
        command.Examples.AddRange(
            [
                "typedflows pull --flow CRMToAEP --connection hubspot amazon-s3",
                "typedflows pull --schema \"Loyalty Members\"",
                "typedflows pull --endpoint http://127.0.0.1:5080 -o specs",
            ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetRequiredValue(output);
            var selection = service.Selection(parsed);
            var target = new PulledFolder(folder);
            using var client = service.Connect(parsed);
            var specs = await terminal.WorkAsync(
                "Reading specs from the service",
                show => ServiceSpecs.ReadAsync(client, selection, show, cancellationToken));
            var done = target.Write(specs, parsed.GetValue(force));
            foreach (var (action, text) in done.Where(each => each.Action != PullAction.Unchanged))
            {
                var (word, color) = action switch
                {
                    PullAction.Added => ("added", Color.Green),
                    PullAction.Updated => ("updated", Color.Yellow),
                    _ => ("left", Color.Red),
                };
                terminal.Line(string.Empty, word.PadRight(8), color, text);
            }

            int Count(PullAction action) => done.Count(each => each.Action == action);
            terminal.Line(
                $"{folder}: {Report.Number(specs.Count, "spec")}: {Count(PullAction.Added)} added, {Count(PullAction.Updated)} updated, "
                    + $"{Count(PullAction.Unchanged)} unchanged, {Count(PullAction.Left)} left");
            return Count(PullAction.Left) > 0 ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }
}
