using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Explains a factory or an enum value that is not generated because the spec does not list the value. The C# compiler only reports that
/// the name does not exist.
/// </summary>
internal static class UnlistedValue
{
    /// <summary>Returns the diagnostic, or nothing if the operation has another error.</summary>
    public static IEnumerable<Diagnostic> Find(IOperation invalid, UsageAnalysisContext run, CancellationToken cancellationToken)
    {
        var syntax = (invalid.Syntax as InvocationExpressionSyntax)?.Expression ?? invalid.Syntax;
        if (syntax is not MemberAccessExpressionSyntax { Name.Identifier: var name } access
            || invalid.SemanticModel?.GetSymbolInfo(access.Expression, cancellationToken).Symbol is not INamedTypeSymbol type
            || HasMember(type, name.ValueText))
        {
            yield break;
        }

        var listed = type.TypeKind == TypeKind.Enum ? Values(type) : Cases(type, run);
        if (listed.Count > 0)
        {
            yield return Diagnostic.Create(
                Descriptors.Of(UsageRules.UnlistedValue),
                name.GetLocation(),
                $"{(type.ContainingType ?? type).Name}: '{type.Name}' has no '{name.ValueText}'; the values that the spec lists are "
                    + string.Join(", ", listed));
        }
    }

    private static bool HasMember(ITypeSymbol type, string name)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers(name).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<string> Cases(INamedTypeSymbol type, UsageAnalysisContext run) => run.Types.Find(type) is null ? []
        :
        [
            .. type.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method.IsStatic && run.Types.FindCase(method) is not null)
                .Select(method => method.Name)
                .Distinct(),
        ];

    // Only the enums that the generator creates are listed in full.
    private static IReadOnlyList<string> Values(INamedTypeSymbol type) =>
        type.GetAttributes().Any(
            attribute => attribute is
            {
                AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: "TypedFlows" }, _],
            })
            ? [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.Name)] : [];
}
