namespace TypedFlows.Compiler.Tests.Emit;

public sealed class SnapshotTests
{
    [Theory]
    [InlineData("CrmToAep")]
    [InlineData("AmazonS3")]
    public void Emitted_code_reads_as_before(string typeName) =>
        Snapshot.Verify(typeName, RepositorySpecTests.All.Sources[NamedModel.HintNameOf(typeName)]);

    [Fact]
    public void Links_read_as_before() => Snapshot.Verify("Links", RepositorySpecTests.All.Sources["Links.g.cs"]);

    /// <summary>A recursive union with cases that are identified by a property, by their type and by trial.</summary>
    [Fact]
    public void A_union_reads_as_before()
    {
        const string Filter = """
            {
              "title": "Filter",
              "oneOf": [
                { "type": "object", "properties": { "op": { "const": "and" },
                  "of": { "type": "array", "items": { "$ref": "#" }, "minItems": 1 } }, "required": ["op", "of"] },
                { "type": "object", "properties": { "op": { "const": "not" }, "inner": { "$ref": "#" } }, "required": ["op", "inner"] },
                { "title": "Column", "type": "string", "minLength": 1 }
              ]
            }
            """;
        Snapshot.Verify("Filter", EmittedCode.From(("specs/filter.json", Filter)).Sources[NamedModel.HintNameOf("Filter")]);
    }
}
