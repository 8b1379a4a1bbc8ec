using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlows.Oracle.Generated;

/// <summary>Compiles generated code in memory and finds its declarations.</summary>
internal static class Symbols
{
    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsReferenced(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public static CSharpCompilation Compile(string assembly, IEnumerable<string> sources) => CSharpCompilation.Create(
        assembly,
        sources.Select(source => CSharpSyntaxTree.ParseText(source, ParseOptions)),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Returns the errors of declarations. A type with one would be unknown.</summary>
    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Returns all types that the source declares, each before the types inside it.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesOf(Compilation compilation) => TypesOf(compilation.Assembly.GlobalNamespace);

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name);

    private static bool IsReferenced(string file) =>
        file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "mscorlib.dll" or "TypedFlows.dll";

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol outer) => outer.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));
}
