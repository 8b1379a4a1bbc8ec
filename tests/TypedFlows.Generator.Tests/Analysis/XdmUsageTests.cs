using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests the rules for values in code that creates records of an XDM schema.</summary>
public class XdmUsageTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "title": "Garden",
          "type": "object", "required": ["_id"],
          "properties": {
            "_id": { "type": "string", "minLength": 1 },
            "rank": { "type": "integer", "minimum": 0, "maximum": 100, "meta:xdmType": "byte" },
            "visits": { "type": "integer", "minimum": 1, "maximum": 32768, "meta:xdmType": "short" },
            "area": { "type": "number", "exclusiveMinimum": 0 },
            "code": { "type": "string", "pattern": "^[A-Z]{2}$" },
            "planted": { "type": "string", "format": "date", "meta:xdmType": "date" },
            "watered": { "type": "string", "format": "date-time", "minLength": 1, "meta:xdmType": "date-time" },
            "soil": { "type": "string", "enum": ["clay", "sand"] },
            "labels": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 3 } },
            "beds": {
              "type": "array", "maxItems": 2,
              "items": { "type": "object", "required": ["size"], "properties": { "size": { "type": "number", "maximum": 9 } } }
            }
          }
        }
        """;

    private static readonly Lazy<GeneratorHost> s_host = new(() =>
    {
        var host = new GeneratorHost(new SpecInput("/project/specs/xdm/garden.json", Schema));
        host.Run();
        return host;
    });

    [Theory]
    [InlineData("new Garden { Id = \"1\", Rank = {|TFL1001:101|} }")]
    [InlineData("new Garden { Id = \"1\", Rank = {|TFL1001:-1|} }")]
    [InlineData("new Garden { Id = \"1\", Visits = {|TFL1001:0|} }")]
    [InlineData("new Garden { Id = \"1\", Visits = {|TFL1001:32769|} }")]
    [InlineData("new Garden { Id = \"1\", Area = {|TFL1001:0|} }")]
    [InlineData("new Garden { Id = \"1\", Code = {|TFL1004:\"de\"|} }")]
    [InlineData("new Garden { Id = {|TFL1004:\"\"|} }")]
    [InlineData("known with { Code = {|TFL1004:\"x\"|} }")]
    [InlineData("new Garden { Id = \"1\", Beds = [new GardenBed { Size = 1 }, new GardenBed { Size = {|TFL1001:10|} }] }")]
    [InlineData("new Garden { Id = \"1\", Labels = new Map { [\"a\"] = {|TFL1004:\"abcd\"|} } }")]
    [InlineData("Garden.ParseJson(\"\"\"{ \"_id\": \"1\", \"watered\": {|TFL1004:\"2026-10-05\"|} }\"\"\"u8)")]
    [InlineData("Garden.ParseJson(\"\"\"{ \"_id\": \"1\", {|TFL1002:\"nme\": 1|} }\"\"\"u8)")]
    [InlineData("new Garden { Id = \"1\", Rank = 100, Visits = 32768, Area = 0.1, Code = \"DE\", Soil = GardenSoil.Sand }")]
    [InlineData("new Garden { Id = \"1\", Planted = new System.DateOnly(2026, 2, 28), Watered = System.DateTimeOffset.UtcNow }")]
    [InlineData("new Garden { Id = \"1\", Planted = default(System.DateOnly), Watered = default(System.DateTimeOffset) }")]
    [InlineData("new Garden { Id = \"1\", Planted = null, Watered = null, Rank = null, Labels = null }")]
    [InlineData("new Garden { Id = text, Rank = number, Visits = number, Area = number }")]
    public async Task A_record_is_checked_like_any_other(string code)
    {
        const string Head = "using App.Specs; using Map = System.Collections.Generic.Dictionary<string, string>; "
            + "class Use { object Run(Garden known, string text, sbyte number) => ";
        var marked = Marked.Parse(code);
        var compilation = s_host.Value.Compile($"{Head}{marked.Code}; }}");
        Assert.Empty(compilation.Errors());
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(code, Marked.Mark(marked.Code, Head.Length, found));
    }
}
