using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Analysis;

/// <summary>Whether a partial declaration of a generated record may change what its constructors do.</summary>
internal static class OwnConstructors
{
    /// <summary>True where the constructor without parameters is the one that is printed, or that the C# compiler writes.</summary>
    public static bool SetNothing(INamedTypeSymbol record) =>
        record.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == 0) is not { IsImplicitlyDeclared: false } constructor
        || constructor.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null, Body.Statements.Count: 0 });

    /// <summary>
    /// True where no constructor that copies is written by hand. The base class of records sees to that; a case has the union for its
    /// base, and of a referenced assembly such a constructor cannot be seen.
    /// </summary>
    public static bool CopyAll(INamedTypeSymbol record) => IsUnion(record) || IsUnion(record.BaseType)
        ? record.DeclaringSyntaxReferences.Length > 0 && CopiesByItself(record) && record.GetTypeMembers().All(CopiesByItself)
        : CopiesByItself(record);

    private static bool IsUnion(INamedTypeSymbol? record) => record is { IsAbstract: true } and not { Name: "SpecRecord" };

    private static bool CopiesByItself(INamedTypeSymbol record) => !record.InstanceConstructors.Any(constructor =>
        !constructor.IsImplicitlyDeclared && constructor.DeclaringSyntaxReferences.Length > 0
        && constructor.Parameters is [{ Type: var copied }] && SymbolEqualityComparer.Default.Equals(copied, record));
}
