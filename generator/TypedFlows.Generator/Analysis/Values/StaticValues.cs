using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Finds the permanent values of static members of the same compilation: <c>static readonly</c> fields and properties without a setter.
/// </summary>
internal sealed class StaticValues(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Returns the expression with the value of the member, or null if it is not certain.</summary>
    public IOperation? Of(ISymbol member, CancellationToken cancellationToken) =>
        _known.GetOrAdd(member, symbol => Read(symbol, cancellationToken));

    /// <summary>Returns the operation of syntax that may be in a different file from the analyzed code.</summary>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken) =>
#pragma warning disable RS1030 // Few are asked for, each once.
        compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node, cancellationToken);
#pragma warning restore RS1030

    private IOperation? Read(ISymbol member, CancellationToken cancellationToken)
    {
        var isFixed = member switch
        {
            IFieldSymbol { IsStatic: true, IsReadOnly: true } => true,
            IPropertySymbol { IsStatic: true, SetMethod: null, IsAbstract: false, IsVirtual: false } => true,
            _ => false,
        };

        // A static constructor may assign the member again, and another thread may read it before any assignment.
        if (!isFixed || member.GetAttributes().Any(IsPerThread) || member.ContainingType.StaticConstructors.Any(
            constructor => !constructor.IsImplicitlyDeclared)
            || member.DeclaringSyntaxReferences is not [var reference]
            || Value(reference.GetSyntax(cancellationToken)) is not { } value
            || Operation(value, cancellationToken) is not { } operation)
        {
            return null;
        }

        // The order of initializers is unknown here, so an initializer may read another static member before it is set.
        // A property with a conditional expression may return a different value each time.
        var isComputed = value.Parent is ArrowExpressionClauseSyntax;
        return operation.DescendantsAndSelf().Any(part => IsStaticValue(part) || (isComputed && ValueReader.Arms(part).Count > 0))
            ? null : operation;
    }

    /// <summary>
    /// Returns true if the code is an initializer of a static member that runs before the initializer of the given member.
    /// </summary>
    public static bool IsEarly(IOperation reference, ISymbol member)
    {
        var declared = reference.Syntax.AncestorsAndSelf().FirstOrDefault(
            node => node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax);
        return declared is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }
            && ((MemberDeclarationSyntax)declared).Modifiers.Any(SyntaxKind.StaticKeyword)
            && member.DeclaringSyntaxReferences is [var own]
            && (own.SyntaxTree != declared.SyntaxTree || own.Span.Start >= declared.SpanStart)
            && reference.SemanticModel?.GetDeclaredSymbol(declared.Parent!) is { } type
                && SymbolEqualityComparer.Default.Equals(type, member.ContainingType);
    }

    private static bool IsPerThread(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "ThreadStaticAttribute", ContainingNamespace.Name: "System" };

    private static ExpressionSyntax? Value(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
        _ => null,
    };

    private static bool IsStaticValue(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field is { IsStatic: true, IsConst: false },
        IPropertyReferenceOperation property => property.Property.IsStatic && property.Property.DeclaringSyntaxReferences.Length > 0,
        _ => false,
    };
}
