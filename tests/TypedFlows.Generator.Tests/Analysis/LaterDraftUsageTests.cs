using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests the rules for values in code that creates records of a schema of 2020-12.</summary>
public class LaterDraftUsageTests
{
    private const string Schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", "type": "object",
          "$ref": "#/$defs/base",
          "properties": {
            "codes": { "type": "array", "items": { "type": "string" }, "contains": { "const": "A" }, "minContains": 2, "maxContains": 3 },
            "card": { "type": "string" }, "name": { "type": "string" },
            "pair": { "type": "array", "prefixItems": [{ "type": "integer", "maximum": 9 }, { "type": "string" }], "items": false },
            "extra": { "type": "object", "properties": { "a": { "type": "integer" } },
              "anyOf": [{ "properties": { "b": { "type": "integer" } }, "required": ["b"] }, { "required": ["a"] }],
              "unevaluatedProperties": false }
          },
          "dependentRequired": { "card": ["name"] },
          "unevaluatedProperties": false,
          "$defs": { "base": { "properties": { "id": { "type": "integer", "minimum": 1 } } } }
        }
        """;

    private static readonly Lazy<GeneratorHost> s_host = new(() =>
    {
        var host = new GeneratorHost(new SpecInput("/project/specs/order.json", Schema));
        host.Run();
        return host;
    });

    [Theory]
    [InlineData("new Order { Id = {|TFL1001:0|} }")]
    [InlineData("new Order { Id = 1, Codes = [\"A\", \"B\", \"A\"] }")]
    [InlineData("new Order { Codes = {|TFL1004:[\"A\", \"B\"]|} }")]
    [InlineData("new Order { Codes = {|TFL1004:[\"A\", \"A\", \"A\", \"A\"]|} }")]
    [InlineData("new Order { Codes = [\"A\", text] }")]
    [InlineData("new {|TFL1003:Order|} { Card = \"1\" }")]
    [InlineData("new Order { Card = \"1\", Name = text }")]
    [InlineData("Order.ParseJson(\"\"\"{ {|TFL1002:\"more\": 1|} }\"\"\"u8)")]
    [InlineData("Order.ParseJson(\"\"\"{ \"extra\": { \"a\": 1, {|TFL1002:\"b\": \"text\"|} } }\"\"\"u8)")]
    [InlineData("Order.ParseJson(\"\"\"{ \"extra\": { \"a\": 1, \"b\": 1 } }\"\"\"u8)")]
    [InlineData("Order.ParseJson(\"\"\"{ \"pair\": [1, \"a\", {|TFL1004:2|}] }\"\"\"u8)")]
    [InlineData("Order.ParseJson(\"\"\"{ \"pair\": [{|TFL1001:10|}] }\"\"\"u8)")]
    public async Task A_record_is_checked_like_any_other(string code)
    {
        const string Head = "using App.Specs; class Use { object Run(string text) => ";
        var marked = Marked.Parse(code);
        var compilation = s_host.Value.Compile($"{Head}{marked.Code}; }}");
        Assert.Empty(compilation.Errors());
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(code, Marked.Mark(marked.Code, Head.Length, found));
    }
}
