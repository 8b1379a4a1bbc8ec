using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Walks one body or initializer from the outside in, so that an object is judged once: with what it is a part of.</summary>
internal sealed class UsageBlock(GeneratedTypes types, OperationBlockAnalysisContext context)
{
    private readonly HashSet<IOperation> _judged = [];

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

        if (operation is IObjectCreationOperation or IWithOperation or IInvocationOperation && !_judged.Contains(operation))
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

        _judged.UnionWith(reader.Absorbed);
        if (IsHalfTyped(operation))
        {
            return;
        }

        foreach (var diagnostic in new UsageJudge(known).Judge())
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static bool IsHalfTyped(IOperation operation) =>
        operation.Syntax.ContainsDiagnostics || operation.DescendantsAndSelf().Any(part => part.Kind == OperationKind.Invalid);

    private static bool IsExpressionTree(ITypeSymbol? type) =>
        type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } };
}
