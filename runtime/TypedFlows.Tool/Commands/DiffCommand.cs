using System.CommandLine;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Tool.Comparing;
using TypedFlows.Tool.Importing;
using TypedFlows.Tool.Promoting;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Service;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Compares specs with the specs of a service or of another folder.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "Folder of the specs that the code uses. The default is specs.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "specs",
        };
        var other = new Argument<string?>("OTHER")
        {
            Description = "Folder to compare with. The default is a service.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var pipeline = new Option<string?>("--pipeline")
        {
            Description = "Compare a flow, by id or name, and everything that it uses with the flow of the same name in the sandbox of "
                + "--against, instead of specs. Ids and credentials are not compared.",
            HelpName = "FLOW",
        };
        var against = new Option<string?>("--against")
        {
            Description = "The sandbox that the flow of --pipeline would be promoted to.",
            HelpName = "SANDBOX",
        };
        var format = Report.CreateOption();
        var service = new ServiceOptions();
        var options = new CompileOptions();
        var command = new ToolVerb(
            "diff",
            "Compare specs with those of a service or of another folder. Reports each change as breaking, additive, or "
                + "documentation-only. The exit code is 1 if a change is breaking.")
        {
            folder, other, pipeline, against, format,
        };
        service.AddTo(command);
        options.AddFormatsTo(command);
        command.Examples.AddRange(
            [
                "typedflows diff", "typedflows diff specs ../newer/specs", "typedflows diff specs --endpoint http://127.0.0.1:5080",
                "typedflows diff --pipeline \"Nightly contacts\" --sandbox dev --against prod",
            ]);
        command.Validators.Add(result =>
        {
            if (result.GetValue(pipeline) is null != result.GetValue(against) is null)
            {
                result.AddError("--pipeline and --against require each other: the flow, and the sandbox that it would be promoted to.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(pipeline) is { } flow)
            {
                var report = await PromotionAsync(terminal, service, parsed, flow, parsed.GetValue(against)!, cancellationToken);
                report.Print(terminal, parsed.GetValue(format));
                return report.Differences is { Count: 0 } ? ExitCode.Success : ExitCode.Found;
            }

            var formats = options.Formats(parsed);
            var selection = service.Selection(parsed);
            var mine = SpecFolders.Read([parsed.GetRequiredValue(folder)]);
            var theirs = parsed.GetValue(other) is { } otherFolder
                ? SpecFolders.Read([otherFolder]).Files
                : await OfServiceAsync(terminal, service, parsed, mine.Files, cancellationToken);
            var before = SpecCompilation.Create(mine.Files, "Specs", formats, cancellationToken: cancellationToken);
            var changes = SpecComparison.Compare(
                Selected(before, selection, before, isOfService: false),
                Selected(
                    SpecCompilation.Create(theirs, "Specs", formats, cancellationToken: cancellationToken),
                    selection,
                    before,
                    isOfService: parsed.GetValue(other) is null));
            ChangeReport.Print(terminal, changes, parsed.GetValue(format), mine.Shown);
            return changes.Any(change => change.Level == ChangeLevel.Breaking) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }

    /// <summary>Compares a flow in two sandboxes of the service.</summary>
    private static async Task<PromotionReport> PromotionAsync(
        Terminal terminal, ServiceOptions service, ParseResult parsed, string flow, string against, CancellationToken cancellationToken)
    {
        using var client = service.Connect(parsed);
        using var other = service.Connect(parsed, against);
        return await terminal.WorkAsync(
            "Reading the flow from the service",
            async show =>
            {
                var mine = await FlowReader.ReadAsync(client, flow, show, cancellationToken);
                var theirs = await FlowReader.HasAsync(other, mine.Name, cancellationToken)
                    ? await FlowReader.ReadAsync(other, mine.Name, show, cancellationToken) : null;
                return new PromotionReport(
                    mine.Name,
                    service.Sandbox(parsed),
                    against,
                    theirs is null ? null : FlowDifference.Find(FlowContent.Of(mine), FlowContent.Of(theirs)));
            });
    }

    /// <summary>
    /// Returns the service's specs, with the XDM schemas of the folder and their descriptors, and the folder's overlays and JSON Schemas,
    /// which a service does not have.
    /// </summary>
    private static async Task<IReadOnlyList<SpecFileText>> OfServiceAsync(
        Terminal terminal,
        ServiceOptions options,
        ParseResult parsed,
        IReadOnlyList<SpecFileText> mine,
        CancellationToken cancellationToken)
    {
        using var client = options.Connect(parsed);
        var parsedSpecs = mine.Select(file => (File: file, SpecParser.Parse(new SpecFileText(file.File), []).Specs)).ToList();
        var selection = options.Selection(parsed);
        var schemas = parsedSpecs.SelectMany(each => each.Specs).Where(spec => selection.IsAll && spec.Kind == SpecKind.XdmSchema).ToList();
        var specs = await terminal.WorkAsync(
            "Reading specs from the service",
            async show =>
            {
                var all = await ServiceSpecs.ReadAsync(client, selection, show, cancellationToken);
                return all.Concat(await ServiceSpecs.SchemasAsync(client, schemas, show, cancellationToken)).ToList();
            });
        var own = parsedSpecs.Where(each => SpecCompiler.TryReadOverlay(each.File) is not null
            || each.Specs.Any(spec => spec.Kind == SpecKind.JsonSchema)).Select(each => each.File);
        return [.. specs.Select((spec, i) => new SpecFileText($"service/{spec.Kind}/{i:D6}.json", SpecText.Of(spec.Json))), .. own];
    }

    /// <summary>Selects the specs to compare: the specs with the given names. Of a service, only the specs that the folder has.</summary>
    private static SpecCompilation Selected(
        SpecCompilation set, SpecSelection selection, SpecCompilation mine, bool isOfService) => set with
        {
            Models = set.Models.Where(model =>
                selection.Includes(model.Value.Identity.Kind == SpecKind.FlowSpec, model.Value.Identity.Id, model.Value.Identity.Name)
                && (!isOfService
                    || selection.Flows.Count + selection.Connections.Count > 0
                    || mine.Models.Any(own => own.Value.Identity.Kind == model.Value.Identity.Kind
                        && (own.Value.Identity.Id == model.Value.Identity.Id
                            || own.Value.Identity.Kind == SpecKind.XdmSchema)))).ToEquatableArray(),
        };
}
