using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>
/// Fixes TFL1002: removes the forbidden property from the initializer. A property that a <c>with</c> expression copies is set to null.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveMemberFix))]
[Shared]
public sealed class RemoveMemberFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1002"];

    private protected override SyntaxChange? Find(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Member(diagnostic) is not { } member)
        {
            return null;
        }

        // An argument and its expression may have the same span.
        if ((node as ArgumentSyntax ?? node.Parent as ArgumentSyntax) is { Parent: ArgumentListSyntax list } argument
            && argument.Span == diagnostic.Location.SourceSpan)
        {
            return Argument(list, argument, member, model, cancellationToken);
        }

        // A copied property is removed by setting it to null.
        if (Creations.CopyAt(node, diagnostic.Location.SourceSpan, member) is { } copy)
        {
            var type = model.GetTypeInfo(copy, cancellationToken).Type;
            return type?.GetMembers(member).OfType<IPropertySymbol>().FirstOrDefault()
                is { SetMethod: not null, IsRequired: false } property
                ? Creations.Add(copy, member, property.Type is INamedTypeSymbol { Name: "Optional" } ? "default" : "null")
                : null;
        }

        if (node is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment)
        {
            return null;
        }

        // The separator is removed with the property. The end of a line is preserved.
        var kept = initializer.Expressions.Remove(assignment);
        if (kept.Count > 0 && initializer.Expressions.Last() == assignment)
        {
            kept = kept.Replace(kept.Last(), kept.Last().WithTrailingTrivia(assignment.GetTrailingTrivia()));
        }

        return new($"Remove '{member}'", initializer, initializer.WithExpressions(kept));
    }

    /// <summary>Returns true only for an optional argument without a following positional argument.</summary>
    private static SyntaxChange? Argument(
        ArgumentListSyntax list, ArgumentSyntax argument, string member, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = Creations.Parameter(member);
        var isLast = list.Arguments.Skip(list.Arguments.IndexOf(argument) + 1).All(later => later.NameColon is not null);
        return isLast
            && list.Parent is InvocationExpressionSyntax call
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
            && method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { IsOptional: true }
                ? new($"Remove '{name}'", list, list.WithArguments(list.Arguments.Remove(argument)))
                : null;
    }
}
