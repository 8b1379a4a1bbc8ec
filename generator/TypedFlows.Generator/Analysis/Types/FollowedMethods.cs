using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Finds methods and constructors of the same compilation that only create objects, some of which are generated records with values from
/// their arguments.
/// </summary>
internal sealed class FollowedMethods(GeneratedTypes types, StaticValues statics)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IOperation>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Returns the generated objects that every such call creates from its arguments, as operations in the called method.
    /// </summary>
    public IReadOnlyList<IOperation> Find(IOperation call, CancellationToken cancellationToken)
    {
        var (method, arguments) = call switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, default),
        };
        return method is
        {
            DeclaringSyntaxReferences: [var declaration], IsAbstract: false, IsVirtual: false, IsAsync: false,
            IsOverride: false, IsExtern: false
        }
            && arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            && !method.GetAttributes().Any(
                attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" })
                ? _known.GetOrAdd(
                    method.OriginalDefinition, known => [.. Read(known, declaration.GetSyntax(cancellationToken), cancellationToken)])
                : [];
    }

    private IEnumerable<IOperation> Read(IMethodSymbol method, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var names = method.Parameters.Select(parameter => parameter.Name).ToArray();
        var values = Values(declaration).Where(value => MayTake(value, names)).ToArray();
        if (values.Length == 0
            || Scope(method, declaration, cancellationToken).SelectMany(scope =>
                scope.DescendantNodes()).Any(node => ParameterWrites.IsWrite(node, names)))
        {
            yield break;
        }

        foreach (var value in values)
        {
            if (statics.Operation(value, cancellationToken) is not { } operation)
            {
                continue;
            }

            foreach (var made in Made(operation).Where(
                made => made.Descendants().OfType<IParameterReferenceOperation>().Any(parameter => IsOf(parameter, method))))
            {
                yield return made;
            }
        }
    }

    /// <summary>Returns true if the syntax resembles a generated object that uses a parameter. Only such code is bound.</summary>
    private static bool MayTake(ExpressionSyntax value, string[] names) =>
        value.DescendantNodesAndSelf().Any(node => node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)
        && value.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));

    /// <summary>Returns all code that can write the parameters. For a primary constructor, it is every part of its type.</summary>
    private static IEnumerable<SyntaxNode> Scope(IMethodSymbol method, SyntaxNode declaration, CancellationToken cancellationToken) =>
        declaration is TypeDeclarationSyntax
            ? method.ContainingType.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken)) : [declaration];

    private static bool IsOf(IParameterReferenceOperation reference, IMethodSymbol method) =>
        reference.Parameter.RefKind == RefKind.None && method.Parameters.Contains(reference.Parameter, SymbolEqualityComparer.Default);

    /// <summary>Returns the values that a call always computes, or none if a statement may prevent that.</summary>
    private static IEnumerable<ExpressionSyntax> Values(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => Returned(method.ExpressionBody, method.Body),
        LocalFunctionStatementSyntax local => Returned(local.ExpressionBody, local.Body),
        ConstructorDeclarationSyntax { ExpressionBody.Expression: AssignmentExpressionSyntax assignment } => [assignment.Right],
        ConstructorDeclarationSyntax { Body: { } body } when body.Statements.All(IsAssignment) =>
            body.Statements.Select(statement => ((AssignmentExpressionSyntax)((ExpressionStatementSyntax)statement).Expression).Right),
        TypeDeclarationSyntax { ParameterList: not null } type => type.Members.SelectMany(Initializers),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Returned(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body) =>
        arrow is not null ? [arrow.Expression]
        : body?.Statements is [ReturnStatementSyntax { Expression: { } value }] ? [value]
        : [];

    private static bool IsAssignment(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }
            && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);

    private static IEnumerable<ExpressionSyntax> Initializers(MemberDeclarationSyntax member) => member switch
    {
        _ when member.Modifiers.Any(SyntaxKind.StaticKeyword) => [],
        PropertyDeclarationSyntax { Initializer.Value: { } value } => [value],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer?.Value)
            .OfType<ExpressionSyntax>(),
        _ => [],
    };

    /// <summary>Returns the outermost generated objects that every outcome of the expression creates.</summary>
    private IEnumerable<IOperation> Made(IOperation operation) =>
        types.FindMade(operation) is not null ? [operation]
        : operation is IConversionOperation or IObjectCreationOperation or IObjectOrCollectionInitializerOperation
            or ISimpleAssignmentOperation
            or IArgumentOperation or IInvocationOperation or IArrayCreationOperation or IArrayInitializerOperation
                or ICollectionExpressionOperation
            ? operation.ChildOperations.SelectMany(Made)
        : [];
}
