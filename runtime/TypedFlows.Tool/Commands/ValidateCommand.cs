using System.CommandLine;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Specs;
using TypedFlows.Tool.Validation;

namespace TypedFlows.Tool.Commands;

/// <summary>Validates documents against a part of a spec.</summary>
internal static class ValidateCommand
{
    private const string StandardInput = "-";

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The JSON documents; - reads one from standard input. For an XDM schema, a file may contain one record, an array "
                + "of records, or one record per line.",
            Arity = ArgumentArity.OneOrMore,
        };
        var specs = SpecOptions.CreateSpecs();
        var spec = SpecOptions.CreateSpec(specs);
        spec.Required = true;
        var part = SpecOptions.CreatePart();
        var lenient = new Option<bool>("--lenient") { Description = "Accept quoted numbers and booleans, as the local platform does." };
        var format = Report.CreateOption();
        var options = new CompileOptions();
        var command = new ToolVerb(
            "validate",
            "Validate JSON documents against a schema of a spec, and list the rules that they violate with line and column.")
        {
            files, spec, part, specs, lenient, format,
        };
        command.Examples.AddRange(
            [
                "typedflows validate --spec CRMToAEP --part schedule schedule.json",
                "typedflows validate --spec hubspot@1.0 --part auth:\"Basic Authentication\" auth.json",
                "typedflows validate --spec \"Loyalty Members\" --part record members.jsonl more.json",
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
            var found = known.Find(parsed.GetRequiredValue(spec)!, request?.Kind);
            var chosen = SpecOptions.Part(found, request);
            var validation = new DocumentValidation(
                found, chosen, new EvaluationOptions(LenientScalars: parsed.GetValue(lenient) && found.Kind != SpecKind.XdmSchema));
            var diagnostics = parsed.GetRequiredValue(files).SelectMany(file => validation.Validate(Read(file))).ToList();
            var version = found.Version.Length > 0 ? " " + found.Version : string.Empty;
            var kind = found.Kind == SpecKind.XdmSchema ? "record" : PartRequest.Spell(chosen);
            var name = $"{KnownSpecs.Shown(found)}{version}, {kind}";
            var summary = (diagnostics.Count, validation.Count) switch
            {
                (0, <= 1) => $"valid ({name})",
                (0, var count) => $"{count} documents are valid ({name})",
                (_, <= 1) => $"{Violations(diagnostics)} ({name})",
                (_, var count) => $"{Violations(diagnostics)} in {validation.Invalid} of {count} documents ({name})",
            };
            return Report.Print(terminal, parsed.GetValue(format), diagnostics, summary) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }

    private static string Violations(IReadOnlyList<ReportedDiagnostic> diagnostics) =>
        Report.Number(diagnostics.Count(each => each.Severity == RuleSeverity.Error), "violation");

    private static DocumentText Read(string path)
    {
        if (path == StandardInput)
        {
            return new DocumentText(new SourceFile("(input)", Console.In.ReadToEnd()), []);
        }

        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file {path}. Name the JSON document to validate, or - for standard input.");
        }

        try
        {
            return DocumentText.Read(path);
        }
        catch (IOException e)
        {
            throw new ToolException(e.Message);
        }
    }
}
