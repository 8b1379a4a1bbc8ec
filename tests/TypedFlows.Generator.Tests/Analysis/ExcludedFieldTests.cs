using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests the remedy for code that names fields that the metadata Fields excludes.</summary>
public class ExcludedFieldTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "title": "Garden",
          "type": "object",
          "properties": {
            "name": { "type": "string" }, "size": { "type": "number" }, "class": { "type": "string" },
            "person": { "type": "object", "properties": { "firstName": { "type": "string" }, "a/b": { "type": "string" } } },
            "beds": { "type": "array", "items": {
              "type": "object", "properties": { "size": { "type": "number" }, "soil": { "type": "string" } } } }
          }
        }
        """;

    private static readonly Lazy<GeneratorHost> s_host = new(() =>
    {
        var host = new GeneratorHost(
            new SpecInput("/project/specs/xdm/garden.json", Schema) { Fields = "/name|/person/firstName|/beds/size" });
        host.Run();
        return host;
    });

    [Theory]
    [InlineData("garden.{|Size|}", "/size")]
    [InlineData("garden?.{|Size|}", "/size")]
    [InlineData("garden.{|Class|}", "/class")]
    [InlineData("garden.Person.{|AB|}", "/person/a~1b")]
    [InlineData("garden.Person?.{|AB|}?.Length", "/person/a~1b")]
    [InlineData("garden.Beds[0].{|Soil|}", "/beds/soil")]
    [InlineData("new Garden { Name = \"a\", {|Size|} = 3 }", "/size")]
    [InlineData("garden with { {|Size|} = 3 }", "/size")]
    [InlineData("Garden.Paths.{|Size|}", "/size")]
    [InlineData("Garden.Paths.Person.{|AB|}", "/person/a~1b")]
    [InlineData("Garden.Paths.Beds[0].{|Soil|}", "/beds/soil")]
    [InlineData("garden.Name", null)]
    [InlineData("garden.Siez", null)]
    [InlineData("garden.size", null)]
    [InlineData("Garden.Paths.Siez", null)]
    [InlineData("other.Size", null)]
    [InlineData("Unknown.Paths.Size", null)]
    [InlineData("garden.", null)]
    public async Task The_pointer_that_is_missing_is_reported_at_the_name(string marked, string? pointer)
    {
        var expression = marked.Replace("{|", string.Empty, StringComparison.Ordinal).Replace("|}", string.Empty, StringComparison.Ordinal);
        var text = $$"""
            using App.Specs;

            public static class Use
            {
                public static object? Value(Garden garden, string other) => {{expression}};
            }
            """;
        var schemas = s_host.Value.Compile();
        foreach (var compilation in new[]
        {
            s_host.Value.Compile(text),
            Compilations.Create("Outside", text).AddReferences(schemas.ToReference()),
        })
        {
            var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
            Assert.Equal(pointer is null ? [] : ["TFL1021"], found.Select(each => each.Id));
            Assert.All(found, each => Assert.Equal(
                marked.Split("{|")[1].Split("|}")[0], each.Location.SourceTree!.GetText().ToString(each.Location.SourceSpan)));
            Assert.All(found, each => Assert.Equal(
                $"'{pointer}' of Garden is not included; add {pointer} to the metadata Fields of specs/xdm/garden.json in the project",
                each.GetMessage(null)));
        }
    }
}
