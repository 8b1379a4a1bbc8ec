using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Compiler.Tests.Modeling;

/// <summary>Tests the schemas of generated types, which refer to the types of their properties.</summary>
public sealed class SchemaTextTests
{
    public static TheoryData<string> Files =>
        [.. Repository.SpecFiles.Concat(Repository.Files("*.json", "tests/Conformance/xdm/answers", "tests/TypedFlows.Compiler.Tests"))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal))];

    /// <param name="schema">The schema of the property, in which <c>@</c> is the schema of another type.</param>
    [Theory]
    [InlineData("@")]
    [InlineData("""{"items":@,"type":"array"}""")]
    [InlineData("""{"items":{"items":@,"type":"array"},"type":"array"}""")]
    [InlineData("""{"additionalProperties":@,"type":"object"}""")]
    public void A_schema_refers_to_the_types_of_its_properties(string schema)
    {
        const string Object = """{"title": "Inner", "type": "object", "properties": {"b": {"type": "string"}}}""";
        const string Choice = """{"oneOf": [{"type": "string"}, {"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]}""";
        var model = Model($$"""{"properties": {"a": {{schema.Replace("@", Object)}}, "c": {{schema.Replace("@", Choice)}} } }""");

        var root = model.Records.Single(record => record.Name.Length == 0).Schema;
        Assert.Equal(
            """{"properties":{"a":$,"c":$}}""".Replace("$", schema),
            string.Join('@', root.Texts));
        Assert.Equal(
            [model.Records.Single(record => record.Name.Length > 0).Name, Assert.Single(model.Unions).Name],
            root.Types);
    }

    /// <summary>Tests schemas that are not those of the type: in it, they would have other rules, or references without targets.</summary>
    [Theory]
    [InlineData("""{"a": {"$ref": "#/definitions/part"}}""")]
    [InlineData("""{"a": {"type": "object", "properties": {"b": {"$ref": "#/definitions/part"}}}}""")]
    [InlineData("""{"a": {"type": "object", "properties": {"next": {"$ref": "#"}}}}""")]
    [InlineData("""{"a": {"allOf": [{"type": "object", "properties": {"b": {"type": "string"}}}, {"required": ["b"]}]}}""")]
    public void Other_schemas_stay(string properties)
    {
        var model = Model(
            """{"definitions": {"part": {"type": "object", "properties": {"c": {"type": "string"}}}}, """
                + $"\"type\": \"object\", \"properties\": {properties}}}");
        var root = model.Records.Single(record => record.Name.Length == 0);

        Assert.True(model.Records.Count > 1);
        Assert.Equal(root.Schema.Texts[0], root.Schema.ToJson(_ => throw new InvalidOperationException()));
    }

    /// <summary>Tests that the schemas that analyzers read have the rules of the spec.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void The_schemas_of_all_types_together_are_the_spec(string path)
    {
        var text = new SpecFileText(path, Repository.Read(path));
        var models = SpecCompiler.Compile(text, [], [], FormatAssertion.All).Models;
        var specs = SpecParser.Parse(text, []).Specs;

        var compiled = models.SelectMany(model => model.Records.Select(record => record.Schema)
            .Concat(model.Unions.Select(union => union.Schema))
            .Select(schema => Plain(schema.ToJson(name => Find(model, name))))).ToHashSet();
        Assert.All(
            specs.SelectMany(spec => spec.Parts).Select(part => part.Document).OfType<SchemaDocument>(),
            document => Assert.Contains(Plain(SchemaJson.Text(document)), compiled));
    }

    private static SchemaText Find(SpecModel model, string name) =>
        model.Records.FirstOrDefault(record => record.Name == name)?.Schema ?? model.Unions.Single(union => union.Name == name).Schema;

    private static SpecModel Model(string schema) =>
        Assert.Single(SpecCompiler.Compile(new SpecFileText("a.json", schema), [], [], FormatAssertion.All).Models);

    // Types have their own annotations.
    private static SchemaDocument Plain(string json)
    {
        var document = SpecParser.ParseDocument(json, [])!;
        return new(Plain(document.Root), document.Targets.Select(target => target with { Schema = Plain(target.Schema) }).ToEquatableArray());
    }

    private static Schema Plain(Schema schema) => schema.WithoutAnnotations() with
    {
        Properties = schema.Properties.Select(each => each with { Schema = Plain(each.Schema) }).ToEquatableArray(),
        Items = schema.Items is { } items ? Plain(items) : null,
        AdditionalProperties = schema.AdditionalProperties is { } values ? Plain(values) : null,
    };
}
