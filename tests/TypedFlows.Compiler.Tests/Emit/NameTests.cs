using TypedFlows.Compiler.Modeling;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests that names that could conflict with surrounding code still compile without a warning.</summary>
public sealed class NameTests
{
    private const string Nested = """{ "type": "object", "properties": { "x": { "type": "integer" } } }""";

    public static TheoryData<string> Properties =>
    [
        """ "日本": { "type": "string" }, "ß": { "type": "integer" }, "ı": { "type": "string" }, "İ": { "type": "boolean" } """,
        """ "class": { "type": "string" }, "value": { "type": "string" }, "reader": { "type": "string" }, "this": { "type": "string" } """,
        """ "a-b": { "type": "string" }, "a_b": { "type": "string" }, "aB": { "type": "string" }, "": { "type": "string" },"""
            + """ "{0}": { "type": "string" } """,
        """ "equals": { "type": "string" }, "getType": { "type": "string" }, "validate": { "type": "string" },"""
            + """ "additionalProperties": { "type": "string" } """,
        $$""" "probe": { "type": "object", "properties": { "probe": {{Nested}} } },"""
            + """ "probeFlow": { "type": "string", "enum": ["probe"] } """,
        """ "x": { "type": "array", "items": { "type": "integer", "minimum": 3 } }, "itemIndex": { "type": "integer" },"""
            + """ "item": { "type": "integer" } """,
        """ "described": { "type": "string", "description": "*/ ]]> &<>\" {0} \u2028 \u0085 \ud83d" } """,
    ];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Of_properties(string properties) => Assert.Empty(EmittedCode.From(
        ("specs/probe.json", Flow("Probe", properties)),
        ("specs/stand-alone.json",
            $$"""{ "title": "Stand alone", "type": "object", "properties": { "standAlone": {{Nested}}, {{properties}} } }""")).Diagnose());

    [Theory]
    [InlineData("Flow")]
    [InlineData("id")]
    [InlineData("Schedule Params")]
    [InlineData("SpecTypeInfoResolver")]
    [InlineData("System")]
    [InlineData("class")]
    public void Of_specs(string name) =>
        Assert.Empty(EmittedCode.From(("specs/a.json", Flow(name, """ "x": { "type": "integer" } """))).Diagnose());

    [Fact]
    public void Of_connection_specs_with_the_name_of_their_records()
    {
        string[] names = ["Source", "target", "Connection", "Basic Auth"];
        var code = EmittedCode.From([.. names.Select((name, i) => ($"specs/{i}.json", $$"""
            {
              "id": "{{i}}", "name": "{{name}}", "version": "1.0", "authSpec": [{ "name": "Basic", "spec": {{Nested}} }],
              "sourceSpec": { "spec": {{Nested}} }, "targetSpec": { "spec": {{Nested}} }
            }
            """))]);
        Assert.Empty(code.Diagnose());
    }

    [Fact]
    public void That_are_longer_than_CSharp_takes()
    {
        var name = new string('x', 2000);
        var code = EmittedCode.From(
            ("specs/a.json", Flow(
                name, $$""" "{{name}}": { "type": "string", "enum": ["{{name}}", "{{name}}2"] }, "{{name}}2": { "type": "integer" } """)));
        Assert.Empty(code.Diagnose());
        Assert.NotNull(code.Load());
    }

    [Theory]
    [InlineData("Legacy", "Legacy")]
    [InlineData("my_Name2", "my_Name2")]
    [InlineData("my-flow", "MyFlow")]
    [InlineData("class", "Class")]
    [InlineData("A.B", "AB")]
    [InlineData("Flow", "FlowSpec")]
    [InlineData(null, null)]
    public void That_the_item_asks_for(string? asked, string? given) => Assert.Equal(given, SpecNames.Requested(asked));

    private static string Flow(string name, string properties) => $$"""
        { "id": "1", "name": "{{name}}", "version": "1.0",
          "scheduleSpec": { "name": "S", "spec": { "type": "object", "properties": { {{properties}} } } } }
        """;
}
