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

    public static EmittedCode From(params (string Path, string Text)[] files) =>
        From([.. files.Select(file => new SpecFileText(file.Path, file.Text))]);

    public static EmittedCode From(IReadOnlyList<SpecFileText> inputs)
    {
        var overlays = SpecCompiler.Sort(inputs.Select(SpecCompiler.TryReadOverlay));
        var models = new List<SpecModel>();
        var texts = inputs.Select(input => input.File).ToList();
        var documents = inputs.Select(SpecCompiler.Documents).ToList();
        foreach (var input in inputs)
        {
            var compiled = SpecCompiler.Compile(
                input, SpecCompiler.References(input, texts), overlays, FormatAssertion.All, SpecCompiler.IsReferenced(input, documents));
            Assert.DoesNotContain(compiled.Diagnostics, d => d.Rule.Severity == RuleSeverity.Error);
            models.AddRange(compiled.Models);
        }

        var links = SpecCompiler.Link(SpecCompiler.Identities(models), overlays);
        var sources = models.SelectMany(model => NamedModel.From(model, links.Table))
            .Select(named => SpecCompiler.Emit(named, Namespace))
            .Append(SpecCompiler.EmitLinks(links.Table, Namespace)!);
        return new EmittedCode(
            new SortedDictionary<string, string>(sources.ToDictionary(source => source.HintName, Text), StringComparer.Ordinal),
            links, models);

        static string Text(GeneratedSource source)
        {
            Assert.Empty(source.Failures);
            return source.Text!;
        }
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
