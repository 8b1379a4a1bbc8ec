using System.CommandLine;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator.Specs;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Judges a document by a part of a spec.</summary>
internal static class ValidateCommand
{
    private const string StandardInput = "-";

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The JSON document; - reads it from the input." };
        var spec = new Option<string>("--spec") { Description = "Name or id of the spec, with @VERSION where there are several versions.", HelpName = "NAME[@VERSION]", Required = true };
        var part = new Option<PartRequest?>("--part")
        {
            Description = "Which of the spec's schemas; may be left out where it has one only.",
            HelpName = PartRequest.Syntax,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (PartRequest.TryParse(text) is not { } request)
                {
                    result.AddError($"--part {text} names no part; write {PartRequest.Syntax.Replace("|", ", ", StringComparison.Ordinal)}.");
                    return null;
                }

                return request;
            },
        };
        part.CompletionSources.Add("schedule", "transformation:", "options", "run", "source", "target", "auth:");
        var specs = new Option<string[]>("--specs") { Description = "Folders of specs; the folder specs here unless named. Specs that come with this tool are known as well.", HelpName = "DIR" };
        var lenient = new Option<bool>("--lenient") { Description = "Take a quoted number or boolean for one, as the local platform does." };
        var format = Report.CreateOption();
        var options = new CompileOptions();
        var command = new ToolVerb("validate", "Judge a JSON document by a schema inside a spec, and list the rules that it breaks with line and column.")
        {
            file, spec, part, specs, lenient, format,
        };
        command.Examples.AddRange(["typedflows validate --spec CRMToAEP --part schedule schedule.json", "typedflows validate --spec hubspot@1.0 --part auth:\"Basic Authentication\" auth.json"]);
        options.AddFormatsTo(command);
        command.SetAction(parsed =>
        {
            var known = KnownSpecs.Read(parsed.GetValue(specs) ?? [], options.Formats(parsed));
            foreach (var error in known.Errors)
            {
                terminal.Note(error);
            }

            var request = parsed.GetValue(part);
            var found = known.Find(parsed.GetRequiredValue(spec), request?.Kind);
            var chosen = request?.Find(found) ?? OnlyPart(found);
            var findings = Validate(Read(parsed.GetRequiredValue(file)), found, chosen, new EvaluationOptions(LenientScalars: parsed.GetValue(lenient)));
            var name = $"{KnownSpecs.Shown(found)}{(found.Version.Length > 0 ? " " + found.Version : string.Empty)}, {PartRequest.Spell(chosen)}";
            var summary = findings.Count == 0 ? $"valid ({name})" : $"{Report.Number(findings.Count(each => each.Severity == RuleSeverity.Error), "violation")} ({name})";
            return Report.Print(terminal, parsed.GetValue(format), findings, summary) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }

    private static SpecPart OnlyPart(Spec spec) => spec.Parts.Count == 1
        ? spec.Parts[0]
        : throw new ToolException($"{KnownSpecs.Shown(spec)} has the parts {string.Join(", ", spec.Parts.Select(PartRequest.Spell))}; say which with --part.");

    private static SourceFile Read(string path)
    {
        if (path == StandardInput)
        {
            return new SourceFile("(input)", Console.In.ReadToEnd());
        }

        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file {path}. Name the JSON document to validate, or - for the input.");
        }

        try
        {
            var read = SpecTexts.Read(path);
            return new SourceFile(read.Path, read.Text);
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
            throw new ToolException($"The schema of {KnownSpecs.Shown(spec)}, {PartRequest.Spell(part)}, is malformed, so nothing can be judged by it. typedflows check says where.");
        }

        var read = JsonReader.Read(file);
        var findings = read.Diagnostics.Select(said => ReportedDiagnostic.Of(said, file.Path)).ToList();
        if (findings.Any(finding => finding.Severity == RuleSeverity.Error))
        {
            return findings;
        }

        var result = SchemaEvaluator.Evaluate(schema, InstanceReader.Read(read.Root), KnownSpecs.Shown(spec), options);
        foreach (var violation in result.Violations)
        {
            var range = PointerLocator.Find(read.Root, violation.InstancePath);
            findings.Add(new ReportedDiagnostic(
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

        // Of a document that is read whole, only a pattern that takes too long leaves the verdict open.
        if (result.Verdict == Verdict.Unknown)
        {
            findings.Add(new ReportedDiagnostic(file.Path, default, default, RuleSeverity.Error, "pattern", "The keyword pattern", "A text could not be matched with its pattern in time, so nothing is proved", null, []));
        }

        return [.. findings.OrderBy(finding => finding.Start.Line).ThenBy(finding => finding.Start.Column)];
    }
}
