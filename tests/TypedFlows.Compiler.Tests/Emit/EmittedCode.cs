using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.TestSupport.Generation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Compiles spec files to a loaded assembly, as a build does.</summary>
internal sealed class EmittedCode
{
    public const string Namespace = "Demo.Specs";

    private EmittedCode(IReadOnlyDictionary<string, string> sources, LinkResult links, IReadOnlyList<SpecModel> models)
    {
        Sources = sources;
        Links = links;
        Models = models;
    }

    /// <summary>Gets the C# code by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    public LinkResult Links { get; }

    public IReadOnlyList<SpecModel> Models { get; }

    public static EmittedCode From(params (string Path, string Text)[] files)
    {
        var overlays = files.Select(f => SpecParser.TryReadOverlay(f.Path, f.Text)).OfType<Overlay>().ToEquatableArray();
        var models = new List<SpecModel>();
        foreach (var (path, text) in files)
        {
            var compiled = SpecCompiler.Compile(path, text, null, overlays);
            Assert.DoesNotContain(compiled.Diagnostics, d => d.Rule.Severity == RuleSeverity.Error);
            models.AddRange(compiled.Models);
        }

        var links = SpecCompiler.Link(models.Select(m => m.Identity).ToEquatableArray(), overlays);
        var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var model in models)
        {
            if (links.Table.Find(model.Identity)?.TypeName is { } name)
            {
                sources.Add(SpecCompiler.HintName(name), SpecCompiler.Emit(model, name, Namespace));
            }
        }

        sources.Add("Links.g.cs", SpecCompiler.EmitLinks(links.Table, Namespace));
        return new EmittedCode(sources, links, models);
    }

    public Assembly Load(params string[] program)
    {
        var compilation = Compile(program);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return new AssemblyLoadContext("emitted", isCollectible: true).LoadFromStream(new MemoryStream(image.ToArray()));
    }

    /// <summary>Returns the diagnostics of the C# compiler for the emitted code and a program that uses it.</summary>
    public IReadOnlyList<Diagnostic> Diagnose(params string[] program) =>
        [.. Compile(program).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    private CSharpCompilation Compile(string[] program)
    {
        // C# 12 is the default of .NET 8.
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12)
            .WithDocumentationMode(DocumentationMode.Diagnose);
        var trees = Sources.Select(s => CSharpSyntaxTree.ParseText(s.Value, options, s.Key))
            .Concat(program.Select((p, i) => CSharpSyntaxTree.ParseText(p, options, $"Program{i}.cs")));
        return CSharpCompilation.Create(
            "Emitted", trees, RuntimeReferences.All, new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
