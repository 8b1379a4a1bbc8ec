using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Compiler.Sampling;

namespace TypedFlows.Compiler.Tests.Sampling;

/// <summary>Creates sample records for tests and reads them again from their text.</summary>
internal static class Sampled
{
    public static SchemaDocument Schema(string json)
    {
        var diagnostics = new List<SpecDiagnostic>();
        var schema = SpecParser.ParseDocument(json, diagnostics);
        Assert.DoesNotContain(diagnostics, d => d.Rule.Severity == RuleSeverity.Error);
        return schema!;
    }

    public static IReadOnlyList<string> Records(string schema, int count = 20, long seed = 0) => Records(Schema(schema), count, seed);

    /// <summary>
    /// Returns the texts of valid records. A record that the evaluator rejects fails the test, and so does one that depends on the others.
    /// </summary>
    public static IReadOnlyList<string> Records(SchemaDocument schema, int count = 20, long seed = 0)
    {
        var generator = new SampleGenerator(schema, seed);
        string[] records = [.. Enumerable.Range(0, count).Select(i => Text(generator.Create(i), schema))];
        var backwards = new SampleGenerator(schema, seed);
        for (var i = count - 1; i >= 0; i -= 7)
        {
            Assert.Equal(records[i], Text(backwards.Create(i), schema));
        }

        return records;
    }

    private static string Text(Instance record, SchemaDocument schema)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            SampleJson.Write(writer, record);
        }

        var text = Encoding.UTF8.GetString(buffer.ToArray());
        var read = new SourceFile("record", text).Json;
        Assert.Null(read.FirstError);
        var result = SchemaEvaluator.Evaluate(schema, InstanceReader.Read(read.Root), "record");
        Assert.True(result.Verdict == Verdict.Valid, $"{text}\n{string.Join('\n', result.Violations)}");
        return text;
    }
}
