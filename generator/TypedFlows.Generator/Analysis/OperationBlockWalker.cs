using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Walks one body or initializer from the outside in. An object is validated as a part of the outer object, because the conditions of the
/// outer object may apply to it, and by its own schema. A violation that is already reported is not reported again.
/// </summary>
internal sealed class OperationBlockWalker
{
    private readonly HashSet<IOperation> _absorbed = [];

    private readonly HashSet<(string Id, SyntaxTree? Tree, TextSpan Span)> _said = [];

    private bool? _isInvalid;

    private readonly OperationBlockAnalysisContext _context;

    private readonly UsageAnalysisContext _run;

    private readonly LocalValues _locals = new();

    private readonly ValueResolver _origins;

    public OperationBlockWalker(UsageAnalysisContext run, OperationBlockAnalysisContext context)
    {
        _run = run;
        _context = context;
        _origins = new(_locals, run.Statics, context.CancellationToken);
    }

    public void Analyze()
    {
        foreach (var block in _context.OperationBlocks)
        {
            Visit(block);
        }
    }

    // The method is not recursive, because a text may be a concatenation of thousands of parts.
    private void Visit(IOperation block)
    {
        var open = new Stack<IOperation>([block]);
        while (open.Count > 0)
        {
            _context.CancellationToken.ThrowIfCancellationRequested();
            var operation = open.Pop();

            // An expression tree is data, so it creates no objects.
            if (operation is IAnonymousFunctionOperation && IsExpressionTree(operation.Parent?.Type))
            {
                continue;
            }

            if (operation is IWithOperation with)
            {
                Absorb(with.Operand);
            }

            if (operation is IObjectCreationOperation or IWithOperation or IInvocationOperation && !_absorbed.Contains(operation))
            {
                Check(operation);
            }
            else if (operation is ISimpleAssignmentOperation && _run.Mappings.AddsRow(operation) && !IsHalfTyped(operation))
            {
                Report(_run.Mappings.Check(operation, _origins));
            }
            else if (operation.Kind == OperationKind.Invalid && !HasSyntaxErrors(operation.Syntax))
            {
                Report(UnlistedValue.Find(operation, _run, _context.CancellationToken));
                Report(ExcludedFields.Find(operation, _run, _context.CancellationToken));
            }

            foreach (var child in operation.ChildOperations.Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>Returns true for an object that only a <c>with</c> expression uses. It is not validated separately.</summary>
    private void Absorb(IOperation operand)
    {
        while (operand is IConversionOperation conversion)
        {
            operand = conversion.Operand;
        }

        _absorbed.Add(operand);
        foreach (var arm in ValueReader.Arms(operand))
        {
            Absorb(arm);
        }
    }

    private void Check(IOperation operation)
    {
        try
        {
            CheckKnown(operation);
        }
        catch (InsufficientExecutionStackException)
        {
            // Code that is nested too deeply is treated as unknown.
        }
    }

    private void CheckKnown(IOperation operation)
    {
        if (_run.Types.FindMade(operation) is not null)
        {
            if (!Templates.IsTemplate(operation, _origins) && !IsHalfTyped(operation))
            {
                Report(DefiniteViolations.Of(_run, operation, _origins));
            }
        }
        else if (operation is IInvocationOperation call && _run.Types.FindRead(call) is { } read)
        {
            CheckText(call, read);
        }
        else if (_run.FollowedMethods.Find(operation, _context.CancellationToken) is { Count: > 0 } made && !IsHalfTyped(operation))
        {
            foreach (var inside in made)
            {
                Report(new CallSiteChecker(_run, _locals, _context.CancellationToken).Check(operation, inside));
            }
        }

        if (_run.Mappings.AddsRow(operation) && !IsHalfTyped(operation))
        {
            Report(_run.Mappings.Check(operation, _origins));
        }

        if (_run.Mappings.IsRow(operation) && !IsHalfTyped(operation))
        {
            Report(_run.Mappings.CheckExpression(operation, _origins));
        }

        if (operation is IObjectCreationOperation creation && _run.Mappings.IsPipeline(creation) && !IsHalfTyped(operation))
        {
            Report(_run.Mappings.CheckCoverage(creation, _origins));
        }

        if (operation is IObjectCreationOperation or IWithOperation && _run.Flows.IsFlow(operation.Type) && !IsHalfTyped(operation))
        {
            Report(_run.Flows.Check(operation, _origins));
        }
    }

    private void CheckText(IInvocationOperation call, GeneratedType type)
    {
        var argument = call.Arguments.FirstOrDefault(each => each.Parameter?.Ordinal == 0);
        if (argument is null || JsonLiteral.Of(argument.Value, _origins) is not (var literal, var text) || IsHalfTyped(call))
        {
            return;
        }

        var map = literal.Syntax.SyntaxTree == call.Syntax.SyntaxTree ? LiteralMap.Of(literal, text, _origins) : null;
        var isPlain = call.Arguments.All(
            each => each.Parameter?.Type.Name != "ReadOptions"
                || each.ArgumentKind == ArgumentKind.DefaultValue
                || ValueReader.IsNull(each.Value));
        EvaluationOptions[] ways = isPlain ? [EvaluationOptions.Default] : [EvaluationOptions.Default, new(LenientScalars: true)];
        Report(new JsonLiteralChecker(type, text, map, argument.Value.Syntax.GetLocation()).Check(ways));
    }

    private void Report(IEnumerable<Diagnostic> diagnostics)
    {
        var news = diagnostics.Where(diagnostic => !_said.Contains(DefiniteViolations.Key(diagnostic))).ToArray();
        foreach (var diagnostic in news)
        {
            _context.ReportDiagnostic(diagnostic);
        }

        _said.UnionWith(news.Select(DefiniteViolations.Key));
    }

    // Most blocks compile, so that their parts need no search.
    private bool IsHalfTyped(IOperation operation)
    {
        _isInvalid ??= _context.OperationBlocks.Any(block => IsInvalid(block));
        return _isInvalid.Value && IsInvalid(operation);
    }

    private static bool IsInvalid(IOperation operation) =>
        HasSyntaxErrors(operation.Syntax) || operation.DescendantsAndSelf().Any(part => part.Kind == OperationKind.Invalid);

    private static bool HasSyntaxErrors(SyntaxNode node) =>
        (node.AncestorsAndSelf().FirstOrDefault(each => each is StatementSyntax or MemberDeclarationSyntax) ?? node).ContainsDiagnostics;

    private static bool IsExpressionTree(ITypeSymbol? type) =>
        type is
        {
            Name: "Expression",
            ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
        };
}
