using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Modeling;

/// <summary>A keyword that emitted code does not check yet is told; once it does, nothing is.</summary>
public class NotLoweredTests
{
    [Theory]
    [InlineData("\"pattern\":\"a\"")]
    [InlineData("\"patternProperties\":{\"a\":{}}")]
    [InlineData("\"dependencies\":{\"a\":[\"b\"]}")]
    [InlineData("\"propertyNames\":{}")]
    [InlineData("\"contains\":{}")]
    [InlineData("\"items\":[{}]")]
    [InlineData("\"uniqueItems\":true")]
    [InlineData("\"minProperties\":1")]
    [InlineData("\"maxProperties\":1")]
    [InlineData("\"$ref\":\"#/definitions/d\"")]
    public void What_is_listed_is_told_where_it_stands(string keyword)
    {
        var text = $$$$"""{"title":"t","type":"object","properties":{"p":{ {{{{keyword}}}} }},"definitions":{"d":{}}}""";
        var property = Assert.Single(SpecParser.Parse("s.json", text, null, []).Specs).Parts[0].Schema!.FindProperty("p")!;
        var told = SpecCompiler.Compile("s.json", text, null, []).Diagnostics.Where(d => d.Rule == DefinitionRules.UnsupportedKeyword).ToArray();
        Assert.Equal(NotLowered.Keywords(property), told.Select(d => d.Arguments[0]));
        Assert.All(told, d => Assert.InRange(d.Range.Start, text.IndexOf("\"p\"", StringComparison.Ordinal), text.IndexOf("\"definitions\"", StringComparison.Ordinal)));
    }
}
