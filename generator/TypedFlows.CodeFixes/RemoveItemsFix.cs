using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>Fixes TFL1004: removes duplicate or surplus items from a list, or the last entries of a map.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveItemsFix))]
[Shared]
public sealed class RemoveItemsFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1004"];

    private protected override SyntaxChange? Find(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticKeys.Surplus, out var surplus) || surplus is null)
        {
            return null;
        }

        var root = node.SyntaxTree.GetRoot(cancellationToken);
        var items = surplus.Split('\n').Select(span => Item(root, span)).ToArray();
        if (items[0]?.Parent is not { } list
            || !Array.TrueForAll(items, item => item?.Parent == list)
            || list.RemoveNodes(items!, SyntaxRemoveOptions.KeepNoTrivia) is not { } shortened)
        {
            return null;
        }

        // The trivia after the last item, such as the end of a line or the space before a brace, is preserved.
        var end = list.ChildNodes().Last().GetTrailingTrivia();
        if (shortened.ChildNodes().LastOrDefault() is { } last && !last.GetLastToken().GetNextToken().IsKind(SyntaxKind.CommaToken))
        {
            shortened = shortened.ReplaceNode(last, last.WithTrailingTrivia(end));
        }

        return new(
            items.Length == 1 ? $"Remove '{items[0]}'" : $"Remove {items.Length.ToString(CultureInfo.InvariantCulture)} items", list,
            shortened.WithTriviaFrom(list));
    }

    private static SyntaxNode? Item(SyntaxNode root, string spanText)
    {
        var parts = spanText.Split(',');
        var span = new TextSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf()
            .TakeWhile(node => node.Span == span)
            .FirstOrDefault(node => node is ExpressionElementSyntax || node.Parent is InitializerExpressionSyntax);
    }
}
