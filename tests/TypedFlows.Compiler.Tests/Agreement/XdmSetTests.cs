using TypedFlows.Conformance;
using TypedFlows.Conformance.Xdm;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Tests that every engine has the expected result for each record of the XDM schemas of the repository.</summary>
public sealed class XdmSetTests
{
    private static readonly string s_folder = Repository.Full("tests/Conformance/xdm");
    private static readonly XdmSet s_set = XdmSet.Load(s_folder);

    public static TheoryData<string> Schemas => [.. s_set.Schemas.Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public Task The_evaluator_has_the_expected_result_for_every_record(string schema) =>
        AssertPassesAsync(new EvaluatorXdmEngine(), schema);

    [Theory]
    [MemberData(nameof(Schemas))]
    public Task Emitted_code_has_the_expected_result_for_every_record(string schema) => AssertPassesAsync(new EmittedXdmEngine(), schema);

    [Theory]
    [MemberData(nameof(Schemas))]
    public Task An_inlet_has_the_expected_result_for_every_record(string schema) => AssertPassesAsync(new InletXdmEngine(), schema);

    [Fact]
    public void The_records_cover_every_rule_of_XDM_schemas()
    {
        var records = s_set.Schemas.SelectMany(schema => schema.Records).ToList();
        Assert.True(records.Count(record => record.Expected is null) >= 29);
        Assert.True(records.Count(record => record.Expected is not null) >= 107);
        Assert.Equal(
            [
                "additionalProperties", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "maxItems", "maxLength", "maximum",
                "minItems", "minLength", "minProperties", "minimum", "oneOf", "pattern", "required", "type", "uniqueItems",
            ],
            records.Select(record => record.Expected?.Keyword).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_schema_has_a_file_of_descriptors() => Assert.Equal(
        s_set.Schemas.Select(schema => schema.Name + ".json"),
        Directory.EnumerateFiles(Path.Combine(s_folder, "descriptors")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    private static async Task AssertPassesAsync(IXdmEngine engine, string schema)
    {
        await using (engine)
        {
            var tests = s_set.Schemas.Single(each => each.Name == schema);
            using var output = new StringWriter();
            var tally = await XdmRun.RunAsync(engine, new XdmSet([tests]), output);
            Assert.Equal(string.Empty, output.ToString());
            Assert.Equal(new Tally(tests.Records.Count, 0), tally);
        }
    }
}
