using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Analysis;

/// <summary>Determines whether a partial declaration of a generated record may change the effect of its constructors.</summary>
internal static class OwnConstructors
{
    /// <summary>Returns true if the parameterless constructor is the generated one or the one of the C# compiler.</summary>
    public static bool SetNothing(INamedTypeSymbol record) =>
        record.InstanceConstructors.FirstOrDefault(
            constructor => constructor.Parameters.Length == 0) is not { IsImplicitlyDeclared: false } constructor
        || constructor.DeclaringSyntaxReferences.All(
            reference => reference.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null, Body.Statements.Count: 0 });

    /// <summary>
    /// Returns true if no copy constructor is hand-written. The base class of records ensures that. The base class of a case is the union,
    /// and a copy constructor in a referenced assembly is not visible.
    /// </summary>
    public static bool CopyAll(INamedTypeSymbol record) => IsUnion(record) || IsUnion(record.BaseType)
        ? record.DeclaringSyntaxReferences.Length > 0 && CopiesByItself(record) && record.GetTypeMembers().All(CopiesByItself)
        : CopiesByItself(record);

    private static bool IsUnion(INamedTypeSymbol? record) => record is { IsAbstract: true } and not { Name: "SpecRecord" };

    private static bool CopiesByItself(INamedTypeSymbol record) => !record.InstanceConstructors.Any(constructor =>
        !constructor.IsImplicitlyDeclared && constructor.DeclaringSyntaxReferences.Length > 0
        && constructor.Parameters is [{ Type: var copied }] && SymbolEqualityComparer.Default.Equals(copied, record));
}
