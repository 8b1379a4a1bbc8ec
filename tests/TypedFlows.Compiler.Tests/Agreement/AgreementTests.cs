using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Tests that the emitted code and the evaluator have the same verdict, paths and messages for any schema and document.</summary>
public sealed class AgreementTests
{
    // The cache is shared between batches, so that nothing is compiled again, including during shrinking.
    private static readonly CompiledSchemas s_compiled = new();

    [SeededProperty(3)]
    public void Both_engines_say_the_same(SchemaBatch batch)
    {
        // A shrunk value may not be a schema any more, which proves nothing.
        var cases = batch.Cases.Where(c => CompiledSchemas.Read(c.Schema) is not null).ToList();
        s_compiled.Add(cases.Select(c => c.Schema));
        foreach (var one in cases)
        {
            var document = CompiledSchemas.Read(one.Schema)!;
            var probe = s_compiled.Find(one.Schema);
            foreach (var text in one.Documents)
            {
                Evaluate(document, probe, text.ToString(), isLenient: false);
                Evaluate(document, probe, text.ToString(), isLenient: true);
                Evaluate(document, probe, text.Swapped().ToString(), isLenient: true);
            }
        }
    }

    // Each pair was found by the property above with another seed.
    [Theory]
    [InlineData(
        """
        {"type":"object","oneOf":[{"$ref":"http://case.test/item"},{}],"definitions":{"item":{"$id":"http://case.test/item","type":"object",
        "properties":{"a":{"if":{"const":""},"else":{"$ref":""},"allOf":[{"enum":["A"]}]}}}}}
        """,
        """{"a":"","a":"A"}""")]
    [InlineData(
        """{"properties":{"c":{"properties":{"":{"$ref":"#spot"}}}},"definitions":{"%":{"$id":"#spot","pattern":"^\\w"}}}""",
        """{"c":{"":""}}""")]
    [InlineData("""{"anyOf":[{"properties":{"c":{}}}],"additionalProperties":false}""", """{"c":1}""")]
    public void Both_engines_say_the_same_about_what_was_found(string schema, string document)
    {
        var code = EmittedCode.From(("specs/Case.json", schema));
        var probe = RecordProbe.Of(code.Load(), code.Links.Table.Specs.Single().TypeName!);
        var read = CompiledSchemas.Read(schema)!;
        Evaluate(read, probe, document, isLenient: false);
        Evaluate(read, probe, document, isLenient: true);
    }

    // Each verdict must occur often. Otherwise, the test proves little.
    [Fact]
    public void Generated_documents_are_valid_and_invalid_often()
    {
        var verdicts = Arbitraries.Sample(Arbitraries.Batches(), 1).Single().Cases
            .SelectMany(
                c => c.Documents.Select(d => SchemaEvaluator.Evaluate(CompiledSchemas.Read(c.Schema)!, Read(d.ToString())))).ToList();
        var (valid, invalid) = (verdicts.Count(v => v == Verdict.Valid), verdicts.Count(v => v == Verdict.Invalid));
        Assert.True(valid > verdicts.Count / 6 && invalid > verdicts.Count / 6, $"{valid} valid, {invalid} invalid");
    }

    private static void Evaluate(SchemaDocument schema, RecordProbe probe, string text, bool isLenient)
    {
        var options = isLenient ? ReadOptions.Lenient : ReadOptions.Default;
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
            // The document is valid, but exceeds the range of the C# types.
            Assert.All(read.Violations, v => Assert.Equal("NotRepresentable", v.Keyword));
            return;
        }

        AssertSame(places, read, text + (isLenient ? "\nas a lenient record" : "\nas a record"));
        if (value is null)
        {
            return;
        }

        Assert.True(value.Validate().IsValid, $"{text}\nthe record that was read\n{value.Validate()}");
        var written = RecordProbe.Write(value);
        var whole = isLenient ? InstanceValues.Of(LenientScalars.Read(schema, Read(text)))! : JsonValues.ToValue(Syntax(text));
        Assert.True(
            IsSame(whole, JsonValues.ToValue(Syntax(Encoding.UTF8.GetString(written)))),
            $"{text}\nis written as\n{Encoding.UTF8.GetString(written)}");
        var again = probe.Parse(written).Value;
        Assert.Equal(value, again);
        Assert.Equal(value.GetHashCode(), again!.GetHashCode());
    }

    private static Instance Read(string text) => InstanceReader.Read(Syntax(text));

    private static JsonSyntax Syntax(string text) => new SourceFile("document.json", text).Json.Root;

    // The message of the emitted code starts with the name of the schema.
    private static void AssertSameMessages(EvaluationResult wanted, ValidationResult evaluated, string at)
    {
        var words = wanted.Violations.Select(v => v.Message).Order(StringComparer.Ordinal);
        var found = evaluated.Violations.Select(v => v.Message[(v.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..])
            .Order(StringComparer.Ordinal);
        Assert.True(
            words.SequenceEqual(found),
            $"{at}\nthe evaluator says\n{string.Join("\n", words)}\nemitted code says\n{string.Join("\n", found)}");
    }

    // A member of type number is a double, which may round.
    private static bool IsSame(JsonValue read, JsonValue written) => (read, written) switch
    {
        (JsonValue.Number one, JsonValue.Number other) => one.Value == other.Value || Double(one) == Double(other),
        (JsonValue.Array one, JsonValue.Array other) => one.Items.Count == other.Items.Count
            && one.Items.Zip(other.Items).All(pair => IsSame(pair.First, pair.Second)),
        (JsonValue.Object one, JsonValue.Object other) => one.Members.Count == other.Members.Count
            && one.Members.All(m => other.Find(m.Name) is { } same && IsSame(m.Value, same)),
        _ => read.Equals(written),
    };

    private static double Double(JsonValue.Number number) => double.Parse(number.Value.ToString(), CultureInfo.InvariantCulture);

    private static void AssertSame(List<string> places, ValidationResult result, string at)
    {
        // A value that the C# types cannot hold is reported in addition to the violations of the schema.
        var found = result.Violations.Where(v => v.Keyword != "NotRepresentable")
            .Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}")
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(
            places.SequenceEqual(found),
            $"{at}\nthe evaluator says\n{string.Join("\n", places)}\nemitted code says\n{string.Join("\n", found)}");
    }
}
