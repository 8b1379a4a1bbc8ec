using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        var empty = Compilations.Create("Project");
        var spec = new InMemoryText(new SpecInput("/project/" + file.Path, file.Text));
        CSharpGeneratorDriver
            .Create([new SpecGenerator().AsSourceGenerator()], [spec], Compilations.ParseOptions, BuildOptions.Default)
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

    private static string? Pointer(ISymbol type) => Symbols.Attribute(type, "SpecSchemaAttribute") is null
        ? null
        : Symbols.Attribute(type, "SpecLocationAttribute")?.ConstructorArguments[0].Value as string;
}
