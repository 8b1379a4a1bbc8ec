using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Modeling;

/// <summary>
/// Tests that a chain of schemas that each refer to the next one twice has exponentially many paths, but is compiled once.
/// </summary>
public sealed class SharedSchemaTests
{
    private const int Levels = 40;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Gets schemas that refer to the next one, <c>@</c>, twice.</summary>
    private static readonly string[] s_ways =
    [
        """{"allOf": [@, @]}""",
        """{"anyOf": [@, @]}""",
        """{"oneOf": [@, @]}""",
        """{"allOf": [@], "anyOf": [@, {"type": "null"}]}""",
        """{"allOf": [{"anyOf": [@, true]}, {"oneOf": [@, false]}]}""",
        """{"anyOf": [{"allOf": [@, @]}, {"type": "boolean"}]}""",
        """{"if": @, "then": @, "else": @}""",
        """{"not": {"not": @}, "allOf": [@]}""",
        """{"type": "object", "properties": {"a": @, "b": @}}""",
        """{"type": "object", "properties": {"a": {"allOf": [@, @]}}, "required": ["a"]}""",
        """{"type": "object", "patternProperties": {"^a": @, "b$": @}, "additionalProperties": @}""",
        """{"type": "object", "additionalProperties": {"anyOf": [@, @]}}""",
        """{"type": "object", "dependencies": {"a": @, "b": @}}""",
        """{"type": "array", "items": {"allOf": [@, @]}}""",
        """{"type": ["array", "null"], "items": @, "contains": @}""",
        """{"type": "array", "items": [@, @], "additionalItems": @}""",
        """{"type": ["object", "null"], "properties": {"a": @}, "anyOf": [{"properties": {"a": @}}, {"properties": {"b": @}}]}""",
        """{"oneOf": [{"properties": {"k": {"const": "x"}, "v": @}, "required": ["k"]}, """
            + """{"properties": {"k": {"const": "y"}, "v": @}, "required": ["k"]}]}""",
    ];

    private static readonly string[] s_ends =
    [
        """{"type": "string", "minLength": 2}""",
        """{"enum": ["a", "b"]}""",
        """{"type": ["integer", "null"], "minimum": 3}""",
        """{"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]}""",
        """{"type": "array", "items": {"type": "number"}, "maxItems": 4}""",
        """{"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1}""",
        """{"type": ["string", "boolean"]}""",
        """{"minimum": 5}""",
    ];

    public static TheoryData<string, string> Schemas
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var way in s_ways)
            {
                foreach (var end in s_ends)
                {
                    data.Add(way, end);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Many_ways_to_one_schema_are_one_schema(string way, string end)
    {
        var compiled = await Task.Run(() => Compile(Schema(way, end))).WaitAsync(s_patience);

        Assert.InRange(compiled.Sources.Sum(s => s.Text!.Length), 1, 3_000_000);
    }

    /// <summary>Tests the same for nested schemas.</summary>
    [Theory]
    [InlineData("""{"type": ["array", "null"], "items": @}""", "string")]
    [InlineData("""{"type": ["array", "null"], "items": @, "contains": {"minLength": 1}}""", "string")]
    [InlineData("""{"type": ["object", "null"], "additionalProperties": @}""", "integer")]
    [InlineData("""{"type": ["object", "null"], "properties": {"a": @}, "minProperties": 1}""", "integer")]
    [InlineData("""{"if": @, "then": {"minimum": 3}, "else": {"maximum": 9}}""", "integer")]
    [InlineData("""{"if": {"minimum": 7}, "then": @, "else": {"maximum": 9}}""", "integer")]
    [InlineData("""{"type": "integer", "not": {"if": @, "then": {"minimum": 3}, "else": {"maximum": 9}}}""", "integer")]
    [InlineData("""{"oneOf": [@, {"type": "boolean"}, {"type": "object", "properties": {"a": @}}]}""", "string", 8)]
    [InlineData("""{"anyOf": [{"allOf": [@]}, {"type": "boolean"}]}""", "string")]
    public async Task Schemas_inside_one_another_are_compiled_once_each(string level, string end, int levels = 20)
    {
        var schema = Enumerable.Range(0, levels).Aggregate(
            $$"""{"type": "{{end}}"}""", (inside, _) => level.Replace("@", inside, StringComparison.Ordinal));
        var text =
            """{"$schema": "http://json-schema.org/draft-07/schema#", "title": "Nested", "type": "object","""
                + $$""" "properties": {"x": {{schema}}} }""";

        var compiled = await Task.Run(() => Compile(text)).WaitAsync(s_patience);

        Assert.DoesNotContain(compiled.Diagnostics, d => d.Rule.Severity == RuleSeverity.Error);
        Assert.InRange(compiled.Sources.Sum(s => s.Text!.Length), 1, 3_000_000);
    }

    private static SpecCompilation Compile(string schema) =>
        SpecCompilation.Create([new SpecFileText("shared.json", schema)], "Demo", FormatAssertion.All);

    private static string Schema(string way, string end)
    {
        var definitions = Enumerable.Range(0, Levels).Select(
            i => $"\"d{i}\": {way.Replace("@", $$"""{"$ref": "#/definitions/d{{i + 1}}"}""", StringComparison.Ordinal)}");
        return $$$"""
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "title": "Shared",
              "type": "object",
              "properties": {"x": {"$ref": "#/definitions/d0"}, "y": {"$ref": "#/definitions/d0"}},
              "required": ["y"],
              "definitions": { {{{string.Join(", ", definitions)}}}, "d{{{Levels}}}": {{{end}}} }
            }
            """;
    }
}
