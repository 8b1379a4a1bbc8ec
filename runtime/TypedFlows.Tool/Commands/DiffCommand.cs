using System.CommandLine;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Tool.Comparing;
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
        var format = Report.CreateOption();
        var service = new ServiceOptions();
        var options = new CompileOptions();
        var command = new ToolVerb(
            "diff",
            "Compare specs with those of a service or of another folder. Reports each change as breaking, additive, or "
                + "documentation-only. The exit code is 1 if a change is breaking.")
        {
            folder, other, format,
        };
        service.AddTo(command);
        options.AddFormatsTo(command);
        command.Examples.AddRange(
            ["typedflows diff", "typedflows diff specs ../newer/specs", "typedflows diff specs --endpoint http://127.0.0.1:5080"]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
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
