using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>What static members of the same compilation hold for good: <c>static readonly</c> fields and properties without a setter.</summary>
internal sealed class StaticValues(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The expression whose value the member has; null where it is not certain.</summary>
    public IOperation? Of(ISymbol member, CancellationToken cancellation) => _known.GetOrAdd(member, symbol => Read(symbol, cancellation));

    /// <summary>The operation of syntax that may stand in another file than the code that is judged.</summary>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellation) =>
#pragma warning disable RS1030 // Few are asked for, each once.
        compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node, cancellation);
#pragma warning restore RS1030

    private IOperation? Read(ISymbol member, CancellationToken cancellation)
    {
        var isFixed = member switch
        {
            IFieldSymbol { IsStatic: true, IsReadOnly: true } => true,
            IPropertySymbol { IsStatic: true, SetMethod: null, IsAbstract: false, IsVirtual: false } => true,
            _ => false,
        };

        // A static constructor may assign it once more, and another thread may have one that nobody assigned.
        if (!isFixed || member.GetAttributes().Any(IsPerThread) || member.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            || member.DeclaringSyntaxReferences is not [var reference]
            || Value(reference.GetSyntax(cancellation)) is not { } value
            || Operation(value, cancellation) is not { } operation)
        {
            return null;
        }

        // Initializers run in an order that is not known here: what reads another static may read it before it is set.
        // A property that chooses may choose anew each time.
        var isComputed = value.Parent is ArrowExpressionClauseSyntax;
        return operation.DescendantsAndSelf().Any(part => IsStaticValue(part) || (isComputed && ValueReader.Arms(part).Count > 0)) ? null : operation;
    }

    /// <summary>True where the code is an initializer of a static member that runs before the member's own.</summary>
    public static bool IsEarly(IOperation reference, ISymbol member)
    {
        var declared = reference.Syntax.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax);
        return declared is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }
            && ((MemberDeclarationSyntax)declared).Modifiers.Any(SyntaxKind.StaticKeyword)
            && member.DeclaringSyntaxReferences is [var own]
            && (own.SyntaxTree != declared.SyntaxTree || own.Span.Start >= declared.SpanStart)
            && reference.SemanticModel?.GetDeclaredSymbol(declared.Parent!) is { } type && SymbolEqualityComparer.Default.Equals(type, member.ContainingType);
    }

    private static bool IsPerThread(AttributeData attribute) => attribute.AttributeClass is { Name: "ThreadStaticAttribute", ContainingNamespace.Name: "System" };

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
