using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests;

/// <summary>
/// Whatever a spec file holds, no step throws, every finding has its place, and the compiler never says CS8785 or AD0001. With
/// FULL=1 every prefix of every spec and 10,000 mutants, else a share of both.
/// </summary>
public class RobustnessTests
{
    private static readonly bool s_full = Environment.GetEnvironmentVariable("FULL") == "1";

    private static readonly string[] s_specs =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "specs"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [Fact]
    public void Every_prefix_is_compiled_or_refused_at_its_place() => Assert.All(Prefixes(s_full ? 1 : 1009), text =>
    {
        var diagnostics = Compile(text);
        Assert.True(diagnostics > 0, "Silent on " + Tail(text));
    });

    [Fact]
    public void Every_mutant_is_compiled_or_refused_at_its_place() => Assert.All(Mutants.Of(s_specs, s_full ? 10_000 : 300), text => Compile(text));

    [Fact]
    public async Task Nothing_escapes_the_driver_or_the_analyzers()
    {
        string[] texts =
        [
            .. Oddities, .. Prefixes(s_full ? 101 : 12_007), .. Mutants.Of(s_specs, 500).Take(s_full ? 500 : 12),
        ];
        var odd = new InMemoryText(new SpecInput("/project/specs/odd.json", "{}"));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()], [odd, new InMemoryText(SpecInput.FromRepository("flow/CRMToAEP.json"))], Compilations.ParseOptions, BuildOptions.Default);
        foreach (var text in texts)
        {
            // One edit after the other, as they are typed.
            var edited = new InMemoryText(odd.Input with { Text = text });
            driver = driver.ReplaceAdditionalText(odd, edited);
            odd = edited;
            driver = driver.RunGeneratorsAndUpdateCompilation(s_uses, out var compilation, out _);
            await CheckAsync(driver.GetRunResult().Results.Single(), compilation, text);
        }
    }

    /// <summary>What real files hold.</summary>
    private static IEnumerable<string> Oddities =>
    [
        """{ "id": "", "name": "Empty id", "version": "1.0", "scheduleSpec": { "name": "S", "spec": { "not": null, "type": "object" } } }""",
        """{ "id": "no guid", "name": "class", "version": "", "authSpec": [], "sourceSpec": { "name": "S", "spec": { "type": "object", "properties": "{USER_INPUT}" } } }""",
        """{ "id": "1", "name": "A", "version": "1.0", "authSpec": [{}], "authSpec": [{ "name": "Twice" }], "targetSpec": null }""",
        """{ "id": "2", "name": "O", "version": "1.0", "optionSpec": { "name": "P", "type": "object", "properties": { "a": { "default": "false", "type": "boolean" } }, "required": ["undeclared"] } }""",
        """{ "id": "3", "name": "R", "version": "1.0", "exploreSpec": { "responseSpec": { "a": { "type": "object" } } }, "sourceSpec": { "spec": { "properties": { "class": {}, "Class": {}, "a-b": {}, "a_b": {}, "GetHashCode": {}, "": {} } } } }""",
        "{ \"title\": \"Consts\", \"properties\": { \"a\": { \"const\": \"\\t\" }, \"b\": { \"const\": \"\" }, \"c\": { \"enum\": [\"\\\\\", \"\"] }, \"d\": { \"minimum\": -9007199254740992, \"maximum\": 9007199254740992 }, \"e\": { \"pattern\": \"(a+)+$\" }, \"f\": { \"pattern\": \"(\" } } }",
        "", " ", "null", "[]", "\ufeff{}", "{\"items\":[]}", "{\"overlay\":1}", "{\"overlay\":\"CRMToAEP\",\"patch\":{\"scheduleSpec\":{\"spec\":5}}}",
        new string('[', 3000), string.Concat(Enumerable.Repeat("{\"not\":", 300)) + "{}" + new string('}', 300),
    ];

    private static IEnumerable<string> Prefixes(int step) => s_specs.SelectMany(text =>
        Enumerable.Range(0, ((text.TrimEnd().Length - 1) / step) + 1).Select(i => text[..(i * step)])).Where(prefix => prefix.Trim().Length > 0);

    /// <returns>How many findings there are.</returns>
    private static int Compile(string text)
    {
        const string path = "specs/odd.json";
        try
        {
            var compiled = SpecCompiler.Compile(path, text, null, [], SpecCompiler.References(path, text, [new(path, text)]));
            Assert.All(compiled.Diagnostics, diagnostic => Assert.True(diagnostic.Range.Start >= 0 && diagnostic.Range.End <= text.Length, diagnostic.Message));
            var links = SpecCompiler.Link(compiled.Models.Select(model => model.Identity).ToEquatableArray(), []);
            Assert.All(links.Findings, finding => SpecCompiler.Locate(finding, text));
            foreach (var model in compiled.Models)
            {
                if (links.Table.Find(model.Identity)?.TypeName is { } name)
                {
                    Assert.NotEmpty(SpecCompiler.Emit(model, name, "App.Specs"));
                }
            }

            Assert.NotNull(SpecCompiler.EmitLinks(links.Table, "App.Specs"));
            return compiled.Diagnostics.Count;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{e.GetType().Name}: {e.Message} at {e.StackTrace?.Split('\n')[0].Trim()} on {Tail(text)}", e);
        }
    }

    private static readonly Compilation s_uses = Compilations.Create("App", """
        using App.Specs;
        class Uses { object a = CrmToAep.ScheduleParams.Minute(1, 20); object b = new CrmToAep.ScheduleParams { StartTime = 1, Frequency = CrmToAep.Frequency.Once }; }
        """);

    private static async Task CheckAsync(GeneratorRunResult result, Compilation compilation, string text)
    {
        Assert.Null(result.Exception);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Id == "TFL0017");
        var said = compilation.GetDiagnostics().Concat(await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync());
        Assert.DoesNotContain(said, diagnostic => diagnostic.Id is "CS8785" or "AD0001");

        // What is generated is C#, whatever it is generated from.
        Assert.All(result.GeneratedSources, source => Assert.DoesNotContain(source.SyntaxTree.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error));
        Assert.True(result.Diagnostics.Length > 0 || result.GeneratedSources.Length > 2, "Silent on " + Tail(text));
    }

    private static string Tail(string text) => text.Length <= 200 ? text : "..." + text[^200..];
}
