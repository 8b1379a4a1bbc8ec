using System.CommandLine;
using System.CommandLine.Completions;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator.Specs;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Validates a document against a part of a spec.</summary>
internal static class ValidateCommand
{
    private const string StandardInput = "-";

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The JSON document; - reads it from standard input." };
        var spec = new Option<string>("--spec")
        {
            Description = "Name or id of the spec, with @VERSION if there are several versions.",
            HelpName = "NAME[@VERSION]",
            Required = true,
        };
        var part = new Option<PartRequest?>("--part")
        {
            Description = "The part of the spec. It is optional if the spec has only one.",
            HelpName = string.Join('|', PartRequest.Forms),
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (PartRequest.TryParse(text) is not { } request)
                {
                    result.AddError(
                        $"--part {text} is not a part; write {string.Join(", ", PartRequest.Forms)}.");
                    return null;
                }

                return request;
            },
        };
        part.CompletionSources.Add("schedule", "transformation:", "options", "run", "source", "target", "auth:");
        var specs = new Option<string[]>("--specs")
        {
            Description = "Folders of specs. The default is the folder specs. Specs that are included in this tool are known too.",
            HelpName = "DIR",
        };
        spec.CompletionSources.Add(context =>
            KnownSpecs.Names(context.ParseResult.GetValue(specs) ?? []).Select(name => new CompletionItem(name)));
        var lenient = new Option<bool>("--lenient") { Description = "Accept quoted numbers and booleans, as the local platform does." };
        var format = Report.CreateOption();
        var options = new CompileOptions();
        var command = new ToolVerb(
            "validate",
            "Validate a JSON document against a schema of a spec, and list the rules that it violates with line and column.")
        {
            file, spec, part, specs, lenient, format,
        };
        command.Examples.AddRange(
            [
                "typedflows validate --spec CRMToAEP --part schedule schedule.json",
                "typedflows validate --spec hubspot@1.0 --part auth:\"Basic Authentication\" auth.json",
            ]);
        options.AddFormatsTo(command);
        command.SetAction(parsed =>
        {
            var known = KnownSpecs.Read(parsed.GetValue(specs) ?? [], options.Formats(parsed));
            foreach (var error in known.Errors)
            {
                terminal.WriteMessage(error);
            }

            var request = parsed.GetValue(part);
            var found = known.Find(parsed.GetRequiredValue(spec), request?.Kind);
            var chosen = request?.Find(found) ?? OnlyPart(found);
            var diagnostics = Validate(
                Read(parsed.GetRequiredValue(file)),
                found,
                chosen,
                new EvaluationOptions(LenientScalars: parsed.GetValue(lenient)));
            var name =
                $"{KnownSpecs.Shown(found)}{(found.Version.Length > 0 ? " " + found.Version : string.Empty)}, {PartRequest.Spell(chosen)}";
            var summary = diagnostics.Count == 0
                ? $"valid ({name})"
                : $"{Report.Number(diagnostics.Count(each => each.Severity == RuleSeverity.Error), "violation")} ({name})";
            return Report.Print(terminal, parsed.GetValue(format), diagnostics, summary) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }

    private static SpecPart OnlyPart(Spec spec) => spec.Parts.Count == 1
        ? spec.Parts[0]
        : throw new ToolException(
            $"{KnownSpecs.Shown(spec)} has the parts {string.Join(", ", spec.Parts.Select(PartRequest.Spell))}; select one with --part.");

    private static SourceFile Read(string path)
    {
        if (path == StandardInput)
        {
            return new SourceFile("(input)", Console.In.ReadToEnd());
        }

        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file {path}. Name the JSON document to validate, or - for standard input.");
        }

        try
        {
            return SpecTexts.Read(path).File;
        }
        catch (IOException e)
        {
            throw new ToolException(e.Message);
        }
    }

    private static List<ReportedDiagnostic> Validate(SourceFile file, Spec spec, SpecPart part, EvaluationOptions options)
    {
        if (part.Document is not { } schema)
        {
            throw new ToolException($"The schema of {KnownSpecs.Shown(spec)}, {PartRequest.Spell(part)}, is malformed, so it cannot "
                + "be used for validation. typedflows check reports the location.");
        }

        var read = file.Json;
        var diagnostics = read.Diagnostics.Select(diagnostic => ReportedDiagnostic.Of(diagnostic, file.Path)).ToList();
        if (diagnostics.Any(diagnostic => diagnostic.Severity == RuleSeverity.Error))
        {
            return diagnostics;
        }

        var result = SchemaEvaluator.Evaluate(schema, InstanceReader.Read(read.Root), KnownSpecs.Shown(spec), options);
        foreach (var violation in result.Violations)
        {
            var range = PointerLocator.Find(read.Root, violation.InstancePath);
            diagnostics.Add(new ReportedDiagnostic(
                file.Path,
                file.GetPosition(range.Start),
                file.GetPosition(range.End),
                RuleSeverity.Error,
                violation.Keyword,
                $"The keyword {violation.Keyword}",
                violation.Message,
                null,
                [new("instancePath", violation.InstancePath), new("schemaPath", part.Pointer + violation.SchemaPath)]));
        }

        // The whole document is read, so only a pattern that exceeds its time limit leaves the result open.
        if (result.Verdict == Verdict.Unknown)
        {
            diagnostics.Add(
                new ReportedDiagnostic(
                    file.Path,
                    default,
                    default,
                    RuleSeverity.Error,
                    "pattern",
                    "The keyword pattern",
                    "A string exceeded the time limit of its pattern, so the result is unknown",
                    null,
                    []));
        }

        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Start.Line).ThenBy(diagnostic => diagnostic.Start.Column)];
    }
}
