using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.Generator.Tests;

/// <summary>
/// Tests that no step throws for any content of a spec file, that every diagnostic has a location, and that the C# compiler never reports
/// CS8785 or AD0001. With FULL=1, every prefix of every spec is tested, otherwise every seventh. The generator driver runs every 101st
/// prefix and 500 mutants, otherwise a third of both.
/// </summary>
public class RobustnessTests
{
    private static readonly bool s_full = Environment.GetEnvironmentVariable("FULL") == "1";

    private static readonly string[] s_specs =
        [.. Directory.GetFiles(
            Path.Combine(Repository.Root, "specs"), "*.json",
            SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [Fact]
    public void Every_prefix_is_compiled_or_reported_at_its_location() => Assert.All(Prefixes(s_full ? 1 : 7), text =>
    {
        var diagnostics = Compile(text);
        Assert.True(diagnostics > 0, "Silent on " + Tail(text));
    });

    [Fact]
    public void Every_mutant_is_compiled_or_reported_at_its_location() => Assert.All(Mutants.Of(s_specs, 10_000), text => Compile(text));

    [Fact]
    public async Task Nothing_escapes_the_driver_or_the_analyzers()
    {
        string[] texts =
        [
            .. EdgeCases, .. Prefixes(s_full ? 101 : 303), .. Mutants.Of(s_specs, 500).Where((_, i) => s_full || i % 3 == 0),
        ];
        await Task.WhenAll(texts.Chunk((texts.Length / Environment.ProcessorCount) + 1).Select(part => Task.Run(() => DriveAsync(part))));
    }

    /// <summary>Tests a sequence of edits, as a user types them.</summary>
    private static async Task DriveAsync(string[] texts)
    {
        var odd = new InMemoryText(new SpecInput("/project/specs/odd.json", "{}"));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()], [odd], Compilations.ParseOptions, BuildOptions.Default);
        foreach (var text in texts)
        {
            var edited = new InMemoryText(odd.Input with { Text = text });
            driver = driver.ReplaceAdditionalText(odd, edited);
            odd = edited;
            driver = driver.RunGeneratorsAndUpdateCompilation(s_project, out var compilation, out _);
            await CheckAsync(driver.GetRunResult().Results.Single(), compilation, text);
        }
    }

    /// <summary>
    /// Tests deeply nested references. The compiler and the C# compiler recurse as deeply, so the build reports an error instead of a stack
    /// overflow.
    /// </summary>
    [Theory]
    [InlineData("{ \"type\": \"object\", \"properties\": { \"a\": NEXT } }")]
    [InlineData("{ \"type\": \"array\", \"items\": NEXT }")]
    [InlineData("{ \"allOf\": [NEXT] }")]
    [InlineData("{ \"not\": NEXT }")]
    [InlineData("{ \"oneOf\": [NEXT, { \"type\": \"boolean\" }] }")]
    [InlineData("NEXT")]
    public void A_spec_with_deeply_nested_references_is_reported(string link)
    {
        foreach (var depth in new[] { ReferenceDepth.Most + 1, 5000 })
        {
            Assert.Equal("TFL0017", Assert.Single(Drive(Deep(link, depth), out _).Diagnostics).Id);
        }
    }

    [Fact]
    public void A_spec_as_deep_as_may_be_is_compiled()
    {
        Assert.Empty(
            Drive(Deep("{ \"type\": \"object\", \"properties\": { \"a\": NEXT } }", ReferenceDepth.Most), out var compilation).Diagnostics);
        Assert.Empty(compilation.Errors());
    }

    private static GeneratorRunResult Drive(string text, out Compilation compilation) => CSharpGeneratorDriver.Create(
        [new SpecGenerator().AsSourceGenerator()], [new InMemoryText(
            new SpecInput("/project/specs/deep.json", text))], Compilations.ParseOptions, BuildOptions.Default)
        .RunGeneratorsAndUpdateCompilation(s_project, out compilation, out _).GetRunResult().Results.Single();

    /// <summary>Returns a schema with the number of nested references.</summary>
    private static string Deep(string link, int depth)
    {
        var links = Enumerable.Range(1, depth - 1).Select(
            i => $"\"d{i}\": {link.Replace("NEXT", $"{{ \"$ref\": \"#/definitions/d{i + 1}\" }}", StringComparison.Ordinal)}, ");
        return $"{{ \"title\": \"Deep\", \"type\": \"object\", \"properties\": {{ \"a\": {{ \"$ref\": \"#/definitions/d1\" }} }}, "
            + $"\"definitions\": {{ {string.Concat(links)}\"d{depth}\": {{ \"type\": \"string\" }} }} }}";
    }

    /// <summary>Gets contents that occur in real files.</summary>
    private static IEnumerable<string> EdgeCases =>
    [
        """{ "id": "", "name": "Empty id", "version": "1.0","""
            + """ "scheduleSpec": { "name": "S", "spec": { "not": null, "type": "object" } } }""",
        """{ "id": "no guid", "name": "class", "version": "", "authSpec": [],"""
            + """ "sourceSpec": { "name": "S", "spec": { "type": "object", "properties": "{USER_INPUT}" } } }""",
        """{ "id": "1", "name": "A", "version": "1.0", "authSpec": [{}], "authSpec": [{ "name": "Twice" }], "targetSpec": null }""",
        """{ "id": "2", "name": "O", "version": "1.0", "optionSpec": { "name": "P", "type": "object","""
            + """ "properties": { "a": { "default": "false", "type": "boolean" } }, "required": ["undeclared"] } }""",
        """{ "id": "3", "name": "R", "version": "1.0", "exploreSpec": { "responseSpec": { "a": { "type": "object" } } },"""
            + """ "sourceSpec": { "spec": { "properties": { "class": {}, "Class": {}, "a-b": {}, "a_b": {},"""
            + """ "GetHashCode": {}, "": {} } } } }""",
        "{ \"title\": \"Consts\", \"properties\": { \"a\": { \"const\": \"\\t\" }, \"b\": { \"const\": \"\" }, "
            + "\"c\": { \"enum\": [\"\\\\\", \"\"] }, \"d\": { \"minimum\": -9007199254740992, \"maximum\": 9007199254740992 }, "
            + "\"e\": { \"pattern\": \"(a+)+$\" }, \"f\": { \"pattern\": \"(\" } } }",
        "", " ", "null", "[]", "\ufeff{}", "{\"items\":[]}", "{\"overlay\":1}",
        "{\"overlay\":\"CRMToAEP\",\"patch\":{\"scheduleSpec\":{\"spec\":5}}}",
        new string('[', 3000), string.Concat(Enumerable.Repeat("{\"not\":", 300)) + "{}" + new string('}', 300),
    ];

    private static IEnumerable<string> Prefixes(int step) => s_specs.SelectMany(text =>
        Enumerable.Range(0, ((text.TrimEnd().Length - 1) / step) + 1)
            .Select(i => text[..(i * step)])).Where(prefix => prefix.Trim().Length > 0);

    /// <returns>The number of diagnostics.</returns>
    private static int Compile(string text)
    {
        const string Path = "specs/odd.json";
        try
        {
            var file = new SpecFileText(Path, text);
            var compiled = SpecCompiler.Compile(file, SpecCompiler.References(file, [file.File]), [], FormatAssertion.All);
            Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Rule == DefinitionRules.InternalError);
            Assert.All(
                compiled.Diagnostics,
                diagnostic => Assert.True(diagnostic.Range.Start >= 0 && diagnostic.Range.End <= text.Length, diagnostic.Message));
            var links = SpecCompiler.Link(SpecCompiler.Identities(compiled.Models), []);
            Assert.Empty(links.Failures);
            Assert.All(links.Diagnostics, diagnostic => PointerLocator.Locate(diagnostic, file.File));
            foreach (var named in compiled.Models.SelectMany(model => NamedModel.From(model, links.Table)))
            {
                Assert.Empty(SpecCompiler.Emit(named, "App.Specs").Failures);
            }

            Assert.Empty(SpecCompiler.EmitLinks(links.Table, "App.Specs")?.Failures ?? []);
            return compiled.Diagnostics.Count;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException(
                $"{e.GetType().Name}: {e.Message} at {e.StackTrace?.Split('\n')[0].Trim()} on {Tail(text)}", e);
        }
    }

    private static readonly Compilation s_project = Compilations.Create("App");

    private static async Task CheckAsync(GeneratorRunResult result, Compilation compilation, string text)
    {
        Assert.Null(result.Exception);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Id == "TFL0017");
        Assert.True(result.Diagnostics.Length > 0 || result.GeneratedSources.Length > 1, "Silent on " + Tail(text));

        // The generated code compiles and can be used for any input.
        var uses = Uses.Of(result.GeneratedSources.Select(source => source.SyntaxTree));
        var used = compilation.AddSyntaxTrees(uses);
        var wrong = used.Errors().Where(error => error.Location.SourceTree != uses).ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.FirstOrDefault()} on {Tail(text)}");
        var said = await used.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.All(said, diagnostic => Assert.StartsWith("TFL1", diagnostic.Id, StringComparison.Ordinal));
    }

    private static string Tail(string text) => text.Length <= 200 ? text : "..." + text[^200..];
}
