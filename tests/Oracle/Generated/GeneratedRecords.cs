using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator;
using TypedFlows.Oracle.Schemas;

namespace TypedFlows.Oracle.Generated;

/// <summary>Represents the types that this generator creates from one spec file in a separate project.</summary>
internal sealed class GeneratedRecords
{
    private readonly Dictionary<string, ITypeSymbol> _types;

    private GeneratedRecords(Dictionary<string, ITypeSymbol> types) => _types = types;

    /// <summary>Runs the generator on a spec file.</summary>
    public static GeneratedRecords Compile(SchemaFile file)
    {
        var empty = Symbols.Compile("Project", []);
        CSharpGeneratorDriver
            .Create([new SpecGenerator().AsSourceGenerator()], [new SpecText(file)], Symbols.ParseOptions, new SpecOptions())
            .RunGeneratorsAndUpdateCompilation(empty, out var compilation, out _);
        Assert.Empty(Symbols.Errors(compilation));

        // The first type of a schema is the type itself. Cases of a union are nested in it.
        var types = Symbols.TypesOf(compilation)
            .Select(type => (Type: type, Pointer: Pointer(type)))
            .Where(pair => pair.Pointer is not null)
            .GroupBy(pair => pair.Pointer!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (ITypeSymbol)group.First().Type, StringComparer.Ordinal);
        return new GeneratedRecords(types);
    }

    /// <summary>Returns the type of the schema at a JSON Pointer in the file, or null if the generator created none.</summary>
    public ITypeSymbol? Find(string pointer) => _types.GetValueOrDefault(pointer);

    /// <summary>Returns the pointers of all types that are outside all of the schemas.</summary>
    public IEnumerable<string> Outside(IReadOnlyList<SchemaRoot> roots) =>
        _types.Keys.Where(pointer => !roots.Any(root => $"{pointer}/".StartsWith($"{root.Pointer}/", StringComparison.Ordinal)));

    private static string? Pointer(ISymbol type) => Symbols.Attribute(type, "SpecSchemaAttribute")?.NamedArguments
        .Where(argument => argument.Key == "Pointer").Select(argument => argument.Value.Value as string).SingleOrDefault();

    private sealed class SpecText(SchemaFile file) : AdditionalText
    {
        public override string Path => "/project/" + file.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Text);
    }

    // What the package's props and targets pass to the generator.
    private sealed class SpecOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
        {
            ["build_property.RootNamespace"] = "Project",
            ["build_property.ProjectDir"] = "/project/",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.SpecFile"] = "true" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
