using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Compares the emitted code with the evaluator. The fuzz tests use it too.</summary>
internal static class EngineAgreement
{
    /// <summary>
    /// Checks that both engines report the same violations of a document, that exactly a valid document is read, and that writing the
    /// record loses nothing.
    /// </summary>
    /// <param name="hasSchemaPaths">False if the schema was read from the attribute of the type, so its own paths differ.</param>
    public static void Check(SchemaDocument schema, RecordProbe probe, string text, bool isLenient, bool hasSchemaPaths = true)
    {
        var options = isLenient ? ReadOptions.Lenient : ReadOptions.Default;
        var json = Encoding.UTF8.GetBytes(text);
        var wanted = SchemaEvaluator.Evaluate(schema, Read(text), string.Empty, new EvaluationOptions(LenientScalars: isLenient));
        Assert.NotEqual(Verdict.Unknown, wanted.Verdict);
        var places = wanted.Violations.Select(v => Location(v.InstancePath, v.SchemaPath, v.Keyword, hasSchemaPaths))
            .Order(StringComparer.Ordinal)
            .ToList();
        var evaluated = probe.Validate(json, options);
        AssertSame(places, evaluated, hasSchemaPaths, text + (isLenient ? "\nas a lenient document" : "\nas a document"));
        AssertSameMessages(wanted, evaluated, text);

        var (value, read) = probe.Parse(json, options);
        if (places.Count == 0 && value is null)
        {
            // The document is valid, but exceeds the range of the C# types.
            Assert.All(read.Violations, v => Assert.Equal("NotRepresentable", v.Keyword));
            return;
        }

        AssertSame(places, read, hasSchemaPaths, text + (isLenient ? "\nas a lenient record" : "\nas a record"));
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

    public static Instance Read(string text) => InstanceReader.Read(Syntax(text));

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

    private static void AssertSame(List<string> places, ValidationResult result, bool hasSchemaPaths, string at)
    {
        // A value that the C# types cannot hold is reported in addition to the violations of the schema.
        var found = result.Violations.Where(v => v.Keyword != "NotRepresentable")
            .Select(v => Location(v.InstancePath, v.SchemaPath, v.Keyword, hasSchemaPaths))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(
            places.SequenceEqual(found),
            $"{at}\nthe evaluator says\n{string.Join("\n", places)}\nemitted code says\n{string.Join("\n", found)}");
    }

    private static string Location(string instancePath, string schemaPath, string keyword, bool hasSchemaPaths) =>
        hasSchemaPaths ? $"{instancePath} {schemaPath} {keyword}" : $"{instancePath} {keyword}";
}
