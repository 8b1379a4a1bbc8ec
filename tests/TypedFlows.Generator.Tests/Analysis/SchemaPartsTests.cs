using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler.Model;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests schemas that refer to the schemas of other types, as the analyzer reads them.</summary>
public sealed class SchemaPartsTests
{
    private const string Outer = """""
        [TypedFlows.CompilerServices.SpecSchema(
            """{"properties":{"one":""", typeof(Inner), ""","all":{"items":""", typeof(Inner), ""","type":"array"}}}""", Spec = "Outer")]
        public sealed record Outer
        {
            [System.Text.Json.Serialization.JsonPropertyName("one")] public Inner? One { get; init; }
        }
        """"";

    private const string Inner = """""
        [TypedFlows.CompilerServices.SpecSchema("""{"properties":{"size":{"maximum":9,"type":"integer"}},"type":"object"}""")]
        public sealed record Inner
        {
            [System.Text.Json.Serialization.JsonPropertyName("size")] public long? Size { get; init; }
        }
        """"";

    private static readonly Compilation s_compilation = Compilations.Create("App", Outer, Inner, "class Other { }");

    [Fact]
    public void A_type_is_in_the_place_of_its_schema()
    {
        var schema = Read(s_compilation)!.Root;

        var inner = Read(s_compilation, "Inner")!.Root;
        Assert.Equal(JsonDecimal.FromInt64(9), inner.FindProperty("size")!.Maximum);
        Assert.Equal(inner, schema.FindProperty("one"));
        Assert.Equal(inner, schema.FindProperty("all")!.Items);
    }

    [Fact]
    public void A_referenced_assembly_has_the_same_schema() => Assert.Equal(
        Read(s_compilation),
        Read(Compilations.Create("Second", "class Second { }").AddReferences(s_compilation.ToReference())));

    [Fact]
    public void An_edit_of_another_file_does_not_parse_a_schema_again()
    {
        var (outer, inner) = (Read(s_compilation), Read(s_compilation, "Inner"));

        var edited = Edit(s_compilation, "class Other", "class Another");
        Assert.Same(outer, Read(edited));
        Assert.Same(inner, Read(edited, "Inner"));
    }

    [Fact]
    public void An_edit_of_a_part_gives_another_schema_which_is_parsed_once()
    {
        var edited = Edit(s_compilation, "\"maximum\":9", "\"maximum\":8");

        var schema = Read(edited);
        Assert.Equal(Read(edited, "Inner")!.Root, schema!.Root.FindProperty("one"));
        Assert.NotEqual(Read(s_compilation), schema);
        Assert.Same(Read(edited), Read(Edit(edited, "class Other", "class Another")));
    }

    /// <summary>Tests attributes that the generator does not write. The types then have no schema, and nothing is reported.</summary>
    [Theory]
    [InlineData("typeof(Inner)", "typeof(string)")]
    [InlineData("typeof(Inner)", "typeof(Outer)")]
    [InlineData("typeof(Inner)", "typeof(Missing)")]
    [InlineData("typeof(Inner)", "5")]
    [InlineData("typeof(Inner)", "null")]
    [InlineData("\"type\":\"array\"", "\"type\":[")]
    public void Malformed_attributes_give_no_schema(string text, string replacement) =>
        Assert.Null(Read(Edit(s_compilation, text, replacement)));

    private static SchemaDocument? Read(Compilation compilation, string type = "Outer") =>
        new GeneratedTypes(compilation.GetTypeByMetadataName("TypedFlows.CompilerServices.SpecSchemaAttribute")!, null)
            .Find(compilation.GetTypeByMetadataName(type))?.Document;

    private static Compilation Edit(Compilation compilation, string text, string replacement)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.ToString() is var code && code.Contains(text, StringComparison.Ordinal))
            {
                compilation = compilation.ReplaceSyntaxTree(
                    tree, tree.WithChangedText(SourceText.From(code.Replace(text, replacement, StringComparison.Ordinal))));
            }
        }

        return compilation;
    }
}
