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

/// <summary>TFL1004: takes the items out of a list that it repeats, or has more of than the spec allows; of a map, the last entries.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveItemsFix))]
[Shared]
public sealed class RemoveItemsFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1004"];

    private protected override SyntaxChange? Find(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticKeys.Surplus, out var surplus) || surplus is null)
        {
            return null;
        }

        var root = node.SyntaxTree.GetRoot(cancellation);
        var items = surplus.Split('\n').Select(span => Item(root, span)).ToArray();
        if (items[0]?.Parent is not { } list || !Array.TrueForAll(items, item => item?.Parent == list) || list.RemoveNodes(items!, SyntaxRemoveOptions.KeepNoTrivia) is not { } shortened)
        {
            return null;
        }

        // What stood behind the last item, the end of a line or the space before a brace, stays there.
        var end = list.ChildNodes().Last().GetTrailingTrivia();
        if (shortened.ChildNodes().LastOrDefault() is { } last && !last.GetLastToken().GetNextToken().IsKind(SyntaxKind.CommaToken))
        {
            shortened = shortened.ReplaceNode(last, last.WithTrailingTrivia(end));
        }

        return new(items.Length == 1 ? $"Remove '{items[0]}'" : $"Remove {items.Length.ToString(CultureInfo.InvariantCulture)} items", list, shortened.WithTriviaFrom(list));
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
