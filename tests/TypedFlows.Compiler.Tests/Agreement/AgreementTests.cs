using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Emitted code and the evaluator give the same verdict, at the same places and in the same words, on any schema and document.</summary>
public sealed class AgreementTests
{
    private const int Batches = 3;
    private const int Schemas = 60;
    private const int Documents = 60;

    [Fact]
    public void Both_engines_say_the_same()
    {
        var compiled = new CompiledSchemas();
        var (valid, invalid) = (0, 0);
        Properties.Check(SchemaBatch.Of(Schemas, Documents), Batches, batch =>
        {
            // What is shrunk may be no schema any more, which disproves nothing.
            var cases = batch.Cases.Where(c => CompiledSchemas.Read(c.Schema) is not null).ToList();
            compiled.Add(cases.Select(c => c.Schema));
            foreach (var one in cases)
            {
                var document = CompiledSchemas.Read(one.Schema)!;
                var probe = compiled.Find(one.Schema);
                foreach (var text in one.Documents)
                {
                    var isValid = Evaluate(document, probe, text, isLenient: false);
                    Evaluate(document, probe, text, isLenient: true);
                    Evaluate(document, probe, text.Swapped(), isLenient: true);
                    valid += isValid ? 1 : 0;
                    invalid += isValid ? 0 : 1;
                }
            }
        });

        // Each verdict must occur often, or little is proved.
        Assert.True(valid > Documents * Schemas / 2 && invalid > Documents * Schemas / 2, $"{valid} valid, {invalid} invalid");
    }

    private static bool Evaluate(SchemaDocument schema, RecordProbe probe, WrittenJson document, bool isLenient)
    {
        var options = isLenient ? ReadOptions.Lenient : ReadOptions.Default;
        var text = document.ToString();
        var json = Encoding.UTF8.GetBytes(text);
        var wanted = SchemaEvaluator.Evaluate(schema, Read(text), string.Empty, new EvaluationOptions(LenientScalars: isLenient));
        Assert.NotEqual(Verdict.Unknown, wanted.Verdict);
        var places = wanted.Violations.Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}").Order(StringComparer.Ordinal).ToList();
        var evaluated = probe.Validate(json, options);
        AssertSame(places, evaluated, text + (isLenient ? "\nas a lenient document" : "\nas a document"));
        AssertSameMessages(wanted, evaluated, text);

        var (value, read) = probe.Parse(json, options);
        if (places.Count == 0 && value is null)
        {
            // Valid, but past what the C# types hold.
            Assert.All(read.Violations, v => Assert.Equal("NotRepresentable", v.Keyword));
            return true;
        }

        AssertSame(places, read, text + (isLenient ? "\nas a lenient record" : "\nas a record"));
        if (value is null)
        {
            return false;
        }

        Assert.True(value.Validate().IsValid, $"{text}\nthe record that was read\n{value.Validate()}");
        var written = RecordProbe.Write(value);
        var whole = isLenient ? InstanceValues.Of(LenientScalars.Read(schema, Read(text)))! : JsonValues.ToValue(Syntax(text));
        Assert.True(IsSame(whole, JsonValues.ToValue(Syntax(Encoding.UTF8.GetString(written)))), $"{text}\nis written as\n{Encoding.UTF8.GetString(written)}");
        var again = probe.Parse(written).Value;
        Assert.Equal(value, again);
        Assert.Equal(value.GetHashCode(), again!.GetHashCode());
        return true;
    }

    private static Instance Read(string text) => InstanceReader.Read(Syntax(text));

    private static JsonSyntax Syntax(string text) => JsonReader.Read(new SourceFile("document.json", text)).Root;

    // Emitted code names the schema first.
    private static void AssertSameMessages(EvaluationResult wanted, ValidationResult evaluated, string at)
    {
        var words = wanted.Violations.Select(v => v.Message).Order(StringComparer.Ordinal);
        var found = evaluated.Violations.Select(v => v.Message[(v.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Order(StringComparer.Ordinal);
        Assert.True(words.SequenceEqual(found), $"{at}\nthe evaluator says\n{string.Join("\n", words)}\nemitted code says\n{string.Join("\n", found)}");
    }

    // A member of type number is a double, which may round.
    private static bool IsSame(JsonValue read, JsonValue written) => (read, written) switch
    {
        (JsonValue.Number one, JsonValue.Number other) => one.Value == other.Value || Double(one) == Double(other),
        (JsonValue.Array one, JsonValue.Array other) => one.Items.Count == other.Items.Count && one.Items.Zip(other.Items).All(pair => IsSame(pair.First, pair.Second)),
        (JsonValue.Object one, JsonValue.Object other) => one.Members.Count == other.Members.Count && one.Members.All(m => other.Find(m.Name) is { } same && IsSame(m.Value, same)),
        _ => read.Equals(written),
    };

    private static double Double(JsonValue.Number number) => double.Parse(number.Value.ToString(), CultureInfo.InvariantCulture);

    private static void AssertSame(List<string> places, ValidationResult result, string at)
    {
        // What the C# types do not hold is said beside what the schema refuses.
        var found = result.Violations.Where(v => v.Keyword != "NotRepresentable").Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}").Order(StringComparer.Ordinal).ToList();
        Assert.True(places.SequenceEqual(found), $"{at}\nthe evaluator says\n{string.Join("\n", places)}\nemitted code says\n{string.Join("\n", found)}");
    }
}
