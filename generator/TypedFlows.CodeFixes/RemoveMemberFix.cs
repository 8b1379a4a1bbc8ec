using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>TFL1002: takes the member that is not allowed out of the initializer; one that a <c>with</c> takes over is set to null.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveMemberFix))]
[Shared]
public sealed class RemoveMemberFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1002"];

    private protected override SyntaxChange? Find(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (Member(diagnostic) is not { } member)
        {
            return null;
        }

        // An argument and its expression may span the same text.
        if ((node as ArgumentSyntax ?? node.Parent as ArgumentSyntax) is { Parent: ArgumentListSyntax list } argument && argument.Span == diagnostic.Location.SourceSpan)
        {
            return Argument(list, argument, member, model, cancellation);
        }

        // What a copy takes over goes by being set to nothing.
        if (Creations.CopyAt(node, diagnostic.Location.SourceSpan, member) is { } copy)
        {
            return model.GetTypeInfo(copy, cancellation).Type?.GetMembers(member).OfType<IPropertySymbol>().FirstOrDefault() is { SetMethod: not null, IsRequired: false } property
                ? Creations.Add(copy, member, property.Type is INamedTypeSymbol { Name: "Optional" } ? "default" : "null")
                : null;
        }

        if (node is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment)
        {
            return null;
        }

        // The separator goes with the member; one that ends a line keeps that line's end.
        var kept = initializer.Expressions.Remove(assignment);
        if (kept.Count > 0 && initializer.Expressions.Last() == assignment)
        {
            kept = kept.Replace(kept.Last(), kept.Last().WithTrailingTrivia(assignment.GetTrailingTrivia()));
        }

        return new($"Remove '{member}'", initializer, initializer.WithExpressions(kept));
    }

    /// <summary>Only an argument that may be left out, with none after it that counts by its place.</summary>
    private static SyntaxChange? Argument(ArgumentListSyntax list, ArgumentSyntax argument, string member, SemanticModel model, CancellationToken cancellation)
    {
        var name = Creations.Parameter(member);
        var isLast = list.Arguments.Skip(list.Arguments.IndexOf(argument) + 1).All(later => later.NameColon is not null);
        return isLast
            && list.Parent is InvocationExpressionSyntax call
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
            && method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { IsOptional: true }
                ? new($"Remove '{name}'", list, list.WithArguments(list.Arguments.Remove(argument)))
                : null;
    }
}
