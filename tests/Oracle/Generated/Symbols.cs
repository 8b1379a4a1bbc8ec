using Microsoft.CodeAnalysis;

namespace TypedFlows.Oracle.Generated;

/// <summary>Finds the declarations of generated code.</summary>
internal static class Symbols
{
    /// <summary>Returns the errors of declarations. A type with one would be unknown.</summary>
    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Returns all types that the source declares, each before the types inside it.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesOf(Compilation compilation) => TypesOf(compilation.Assembly.GlobalNamespace);

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name);

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol outer) => outer.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));
}
