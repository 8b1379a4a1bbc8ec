using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Emulator.Specs;
using TypedFlows.Tool.Previewing;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Applies mappings and expressions to data, without a platform.</summary>
internal static class PreviewCommand
{
    private static readonly Option<string?> s_mapping = new("--mapping")
    {
        Description = "The body of a mapping set, in either vocabulary.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> s_schema = new("--schema")
    {
        Description = "With --mapping, the XDM schema of the records: values are converted to the types of its fields, and records are "
            + "validated.",
        HelpName = "TITLE",
    };

    private static readonly Option<int> s_rows = new("--rows")
    {
        Description = "With --mapping, the number of rows to show.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<string?> s_expression = new("--expression")
    {
        Description = "An expression to check and to evaluate.",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> s_input = new("--input")
    {
        Description = "With --expression, a file with source rows. Without it, the expression is evaluated once, without fields.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> s_cases = new("--cases")
    {
        Description = "A file of tests, one JSON object per line: id, expression or mappings, input, and result or error.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> s_specs = new("--specs")
    {
        Description = "Folders of specs. The default is the folder specs.",
        HelpName = "DIR",
    };

    private static readonly Argument<string?> s_data = new("DATA")
    {
        Description = "With --mapping, the source rows: CSV, JSON or JSON Lines.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create(Terminal terminal)
    {
        var command = new ToolVerb("preview", "Apply a mapping or an expression to data, and show each row and its result.")
        {
            s_data, s_mapping, s_schema, s_rows, s_expression, s_input, s_cases, s_specs,
        };
        command.Examples.AddRange(
            [
                "typedflows preview --mapping mapping.json --schema \"Loyalty Members\" members.csv",
                "typedflows preview --expression \"concat(first, ' ', last)\" --input members.csv",
                "typedflows preview --cases mapping-tests.jsonl",
            ]);
        command.Validators.Add(result =>
        {
            Option[] actions = [s_mapping, s_expression, s_cases];
            if (actions.Count(action => result.GetResult(action) is not null) != 1)
            {
                result.AddError("Exactly one of --mapping, --expression and --cases is required.");
            }
            else if (result.GetResult(s_mapping) is not null && result.GetValue(s_data) is null)
            {
                result.AddError("--mapping requires DATA, a file with source rows.");
            }
            else if (result.GetResult(s_mapping) is null && result.GetValue(s_data) is not null)
            {
                result.AddError(result.GetResult(s_expression) is null
                    ? "DATA requires --mapping." : "DATA requires --mapping; name the source rows of an expression with --input.");
            }
            else if (result.GetResult(s_input) is not null && result.GetResult(s_expression) is null)
            {
                result.AddError("--input requires --expression.");
            }
            else if (result.GetResult(s_mapping) is null
                && (result.GetResult(s_schema) is not null || result.GetResult(s_rows) is { Implicit: false }))
            {
                result.AddError("--schema and --rows require --mapping.");
            }
            else if (result.GetResult(s_rows)?.Tokens is [{ Value: ['-', ..] }])
            {
                result.AddError("--rows must be at least 0.");
            }
        });
        command.SetAction(parsed => parsed.GetValue(s_cases) is { } cases ? RunCases(terminal, cases)
            : parsed.GetValue(s_expression) is { } expression ? RunExpression(terminal, expression, parsed.GetValue(s_input))
            : RunMapping(terminal, parsed));
        return command;
    }

    private static int RunCases(Terminal terminal, string path)
    {
        var (passed, failed) = (0, 0);
        foreach (var (line, number) in ReadText(path).Split('\n').Select((line, i) => (line, i + 1)))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            ExpressionCase tested;
            try
            {
                tested = ExpressionCase.Read(line);
            }
            catch (JsonException e)
            {
                failed++;
                terminal.WriteMessage($"{path}({number}): {e.Message}");
                continue;
            }

            var result = tested.Run(TimeProvider.System);
            terminal.Line(Print(tested.Id, result));
            if (!tested.IsOpen)
            {
                var mismatch = tested.Mismatch(result);
                (passed, failed) = mismatch is null ? (passed + 1, failed) : (passed, failed + 1);
                if (mismatch is not null)
                {
                    terminal.WriteMessage($"{path}({number}): {tested.Id}: {mismatch}");
                }
            }
        }

        terminal.WriteMessage($"{passed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Success : ExitCode.Found;
    }

    private static int RunExpression(Terminal terminal, string text, string? input)
    {
        var errors = ExpressionChecker.Check(text);
        foreach (var error in errors)
        {
            terminal.WriteMessage($"(1,{error.Offset + 1}): {(error.IsWarning ? "warning" : "error")}: {error.Message}");
        }

        if (ExpressionParser.Parse(text, out _) is not { } expression || errors.Any(error => !error.IsWarning))
        {
            return ExitCode.Found;
        }

        var exitCode = ExitCode.Success;
        foreach (var row in input is null ? [new ObjectValue()] : SourceRows.Read(input))
        {
            try
            {
                terminal.Line(new CaseResult(new ExpressionEvaluator(row, TimeProvider.System).Evaluate(expression), null).Json());
            }
            catch (EvaluationException e)
            {
                terminal.Line("null");
                terminal.WriteMessage($"error: {e.Message}");
                exitCode = ExitCode.Found;
            }
        }

        return exitCode;
    }

    private static int RunMapping(Terminal terminal, ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(s_mapping)!;
        MappingSet mapping;
        try
        {
            using var document = JsonDocument.Parse(ReadText(path));
            mapping = MappingSet.Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new ToolException($"{path} is not a mapping set: {e.Message}");
        }

        var schema = parsed.GetValue(s_schema) is { } title ? Schema(parsed.GetValue(s_specs) ?? [], title) : null;
        var fields = MappingTarget.Of(schema is null ? null : SchemaField.Of(schema));
        var (shown, invalid) = (0, 0);
        foreach (var row in SourceRows.Read(parsed.GetValue(s_data)!).Take(Math.Max(0, parsed.GetValue(s_rows))))
        {
            var (target, errors) = mapping.Apply(row, fields, TimeProvider.System);
            var result = new CaseResult(target, null).Json();
            var violations = schema is null ? [] : Violations(schema, result);
            shown++;
            invalid += errors.Count + violations.Count > 0 ? 1 : 0;
            terminal.Line($"{shown}: {new CaseResult(row, null).Json()}");
            terminal.Line($"   -> {result}");
            foreach (var (written, error) in errors)
            {
                terminal.Line(written.Kind == MappingRowKind.Attribute
                    ? $"   warning: {error.Message}" : $"   warning: {written.Destination} is not written: {error.Message}");
            }

            foreach (var violation in violations)
            {
                terminal.Line($"   error: {violation}");
            }
        }

        terminal.WriteMessage($"{shown} rows, {invalid} with errors or warnings");
        return invalid == 0 ? ExitCode.Success : ExitCode.Found;
    }

    private static SchemaDocument Schema(string[] folders, string title)
    {
        var found = KnownSpecs.Read(folders, FormatAssertion.None).Find(title, null);
        return found.Kind == SpecKind.XdmSchema && found.Parts is [{ Document: { } document }]
            ? document : throw new ToolException($"{title} is not an XDM schema; --schema names one of the folder of specs.");
    }

    private static IReadOnlyList<string> Violations(SchemaDocument schema, string record)
    {
        using var document = JsonDocument.Parse(record);
        var evaluated = SchemaEvaluator.Evaluate(schema, JsonInstance.Of(document.RootElement), string.Empty);
        return [.. evaluated.Violations.Select(violation => violation.Message)];
    }

    private static string ReadText(string path) => File.Exists(path)
        ? File.ReadAllText(path) : throw new ToolException($"There is no file {path}.");

    /// <summary>Returns the result of a case as one line of JSON.</summary>
    private static string Print(string id, CaseResult result)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            if (result.Error is { } error)
            {
                writer.WriteStartObject("error");
                writer.WriteString("kind", error.Kind);
                if (error.Offset is { } offset)
                {
                    writer.WriteNumber("offset", offset);
                }

                writer.WriteString("name", error.Name);
                writer.WriteString("message", error.Message);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteString("type", result.Type);
                writer.WritePropertyName("result");
                ValueJson.Write(writer, result.Value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
