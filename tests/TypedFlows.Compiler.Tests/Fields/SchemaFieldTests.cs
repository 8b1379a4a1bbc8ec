using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Compiler.Tests.Fields;

/// <summary>Tests the look-up of fields where schemas are recursive, partial or open.</summary>
public class SchemaFieldTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", "a", FieldProblem.None, FieldType.String)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", "b", FieldProblem.Unknown, FieldType.None)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", "a.b", FieldProblem.Unknown, FieldType.None)]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", "a.b", FieldProblem.None, FieldType.None)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object"}}}""", "a.b", FieldProblem.None, FieldType.None)]
    [InlineData("""{"type":"object","properties":{"a":true}}""", "a.b.c", FieldProblem.None, FieldType.None)]
    [InlineData(
        """
            {"properties":{"a":{"type":"object","properties":{"b":{}}}},"anyOf":[{"required":["a"]}]}
            """, "a.c", FieldProblem.None, FieldType.None)]
    [InlineData("""{"properties":{"a":{"patternProperties":{"x":{}},"properties":{"b":{}}}}}""", "a.c", FieldProblem.None, FieldType.None)]
    [InlineData(
        """{"properties":{"a":{"type":"array","items":[{"type":"string"}]}}}""", "a[0]", FieldProblem.None, FieldType.None)]
    [InlineData(
        """{"properties":{"a":{"type":"array","items":{"type":"array","items":{"type":"integer"}}}}}""", "a[0][*]", FieldProblem.None,
        FieldType.Integer)]
    [InlineData(
        """
            {"properties":{"a":{"$ref":"#/definitions/n"}},"definitions":{"n":{"properties":{"a":{"$ref":"#/definitions/n"}}}}}
            """, "a.a.a.a.b",
        FieldProblem.Unknown, FieldType.None)]
    public void A_path_leads_to_a_field_or_stops_where_nothing_is_known(string schema, string path, object problem, object type)
    {
        var found = FieldLookup.Find(Field(schema), path);
        Assert.Equal((problem, type), (found.Problem, found.Field?.Type ?? FieldType.None));
    }

    [Fact]
    public void A_type_that_requires_itself_ends()
    {
        var field = Field(
            """
            {
              "required": ["a"], "properties": { "a": { "$ref": "#/definitions/n" }, "b": {} },
              "definitions": { "n": { "required": ["a"], "properties": { "a": { "$ref": "#/definitions/n" } } } }
            }
            """);
        Assert.StartsWith("a.a.a", Assert.Single(UnmappedFields.Of(field, ["b"], [])).Path, StringComparison.Ordinal);
    }

    private static FieldSchema Field(string schema) => SchemaField.Of(SpecParser.ParseDocument(schema, [])!);
}
