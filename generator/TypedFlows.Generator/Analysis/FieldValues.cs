using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Analysis;

/// <summary><c>static readonly</c> fields of the same compilation whose initializer is constant.</summary>
internal static class FieldValues
{
    /// <summary>The constant that the field holds; no value where it is not certain.</summary>
    public static Optional<object?> Constant(IFieldSymbol field, Compilation compilation, CancellationToken cancellation)
    {
        // A static constructor may assign it once more.
        if (!field.IsStatic
            || !field.IsReadOnly
            || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            || field.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            return default;
        }

#pragma warning disable RS1030 // The field may stand in another file than the code that is judged; few are asked for.
        return compilation.GetSemanticModel(value.SyntaxTree).GetConstantValue(value, cancellation);
#pragma warning restore RS1030
    }
}
