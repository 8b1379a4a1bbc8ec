using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>
/// Parses, checks and evaluates a mapping expression. Each step ends with a value or its own error, errors are inside the text, and the
/// checker accepts a destination of the type that the value has. The source row is JSON after the line <c>---</c>.
/// </summary>
internal sealed class ExpressionHarness : Harness
{
    private const string Separator = "\n---\n";

    private static readonly ObjectValue s_row = Row("""
        {"a":1,"b":"text","c":[1,"2",null],"d":{"e":{"f":true}},"g":1.5,"h":null,"x":"2024-02-29","y":-7,"z":["a","b"]}
        """)!;

    public override IEnumerable<string> Words => FunctionTable.Names.Select(name => name + "(")
        .Concat(["->", "?.", "${", "==", "!=", "&&", "||", "?", ":", "empty", "size", "null", "true", "\"", "'", "/*", "*/", "0x", "1e9"]);

    public override IEnumerable<byte[]> Seeds() => File.ReadLines(Repository.Full("tests/Conformance/expressions.jsonl"))
        .Select(ExpressionCase.Read)
        .Where(each => !each.IsRow)
        .Select(each => Bytes(each.Json.TryGetProperty("input", out var row) && row.GetRawText() is not "{}" and var text
            ? each.Expression + Separator + text : each.Expression));

    public override void Run(byte[] input)
    {
        var text = Text(input);
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        var row = (end < 0 ? null : Row(text[(end + Separator.Length)..])) ?? s_row;
        text = end < 0 ? text : text[..end];

        var errors = ExpressionChecker.Check(text);
        foreach (var error in errors)
        {
            BrokenClaimException.ThrowIf(
                error.Offset < 0 || error.Length < 0 || error.Offset + error.Length > text.Length, () => $"outside of the text: {error}");
            foreach (var correction in ExpressionCorrections.Of(text, error, changed => ExpressionChecker.Check(changed)))
            {
                correction.Apply(text);
            }
        }

        var expression = ExpressionParser.Parse(text, out _);
        if (expression is null)
        {
            BrokenClaimException.ThrowIf(errors.Count == 0, () => "the checker reports nothing, but the parser rejects the text");
            return;
        }

        new MappingSet([new(MappingRowKind.Expression, text, "a.b[0].c")]).Apply(row, MappingTarget.Unknown, TimeProvider.System);
        try
        {
            var value = new ExpressionEvaluator(row, TimeProvider.System).Evaluate(expression);
            using var json = JsonDocument.Parse(ValueJson.Text(value), new() { MaxDepth = int.MaxValue });
            var type = Values.TypeOf(value);
            var mismatch = value is null ? null : ExpressionChecker.Check(text, destination: type).FirstOrDefault(
                error => error.Kind == ExpressionErrorKind.DestinationType);
            BrokenClaimException.ThrowIf(mismatch is not null, () => $"the value is of the type {type}: {mismatch!.Message}");
        }
        catch (EvaluationException)
        {
            // The expression has no value for the row, which a mapping set reports.
        }
    }

    private static ObjectValue? Row(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ValueJson.ReadObject(document.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A row of a source has no unpaired surrogates.
            return null;
        }
    }
}
