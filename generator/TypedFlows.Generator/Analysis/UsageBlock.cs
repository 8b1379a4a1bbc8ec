using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Walks one body or initializer from the outside in: an object is judged as a part of the outer one, whose conditions may reach
/// into it, and by its own schema; what the first has said, the second does not say again.
/// </summary>
internal sealed class UsageBlock(GeneratedTypes types, OperationBlockAnalysisContext context)
{
    private readonly HashSet<IOperation> _absorbed = [];

    private readonly HashSet<(string Id, TextSpan Span)> _said = [];

    public void Analyze()
    {
        foreach (var block in context.OperationBlocks)
        {
            Visit(block);
        }
    }

    private void Visit(IOperation operation)
    {
        context.CancellationToken.ThrowIfCancellationRequested();

        // An expression tree is data: nothing in it is made here.
        if (operation is IAnonymousFunctionOperation && IsExpressionTree(operation.Parent?.Type))
        {
            return;
        }

        if (operation is IObjectCreationOperation or IWithOperation or IInvocationOperation && !_absorbed.Contains(operation))
        {
            Judge(operation);
        }

        foreach (var child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    private void Judge(IOperation operation)
    {
        var reader = new ObjectReader(types, context.CancellationToken);
        if (reader.Read(operation) is not { } known)
        {
            return;
        }

        _absorbed.UnionWith(reader.Absorbed);
        if (IsHalfTyped(operation))
        {
            return;
        }

        var news = new UsageJudge(known).Judge().Where(diagnostic => !_said.Contains(Key(diagnostic))).ToArray();
        foreach (var diagnostic in news)
        {
            context.ReportDiagnostic(diagnostic);
        }

        _said.UnionWith(news.Select(Key));
    }

    private static (string Id, TextSpan Span) Key(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.Location.SourceSpan);

    private static bool IsHalfTyped(IOperation operation)
    {
        var whole = operation.Syntax.AncestorsAndSelf().FirstOrDefault(node => node is StatementSyntax or MemberDeclarationSyntax) ?? operation.Syntax;
        return whole.ContainsDiagnostics || operation.DescendantsAndSelf().Any(part => part.Kind == OperationKind.Invalid);
    }

    private static bool IsExpressionTree(ITypeSymbol? type) =>
        type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } };
}
