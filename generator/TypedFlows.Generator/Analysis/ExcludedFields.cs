using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Explains a property or path that is not generated because the metadata Fields excludes the field. The C# compiler only reports that
/// the name does not exist.
/// </summary>
internal static class ExcludedFields
{
    /// <summary>Returns the diagnostic, or nothing if the operation has another error.</summary>
    public static IEnumerable<Diagnostic> Find(IOperation invalid, UsageAnalysisContext run, CancellationToken cancellationToken)
    {
        var (name, owner) = invalid.Syntax switch
        {
            MemberAccessExpressionSyntax access => (access.Name, access.Expression),
            MemberBindingExpressionSyntax binding => (binding.Name, Receiver(binding)),
            IdentifierNameSyntax
            {
                Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ExpressionSyntax made } },
            } set => (set, made),
            _ => ((SimpleNameSyntax?)null, (ExpressionSyntax?)null),
        };
        if (owner is null
            || run.Types.Find(RecordOf(invalid.SemanticModel?.GetTypeInfo(owner, cancellationToken).Type)) is not { } record
            || record.Symbol.GetMembers(name!.Identifier.ValueText).Length > 0
            || Find(record, name.Identifier.ValueText) is not { } field
            || LocationOf(record.Symbol) is not { } location)
        {
            yield break;
        }

        var pointer = IncludedFields.FieldPath($"{location.Pointer}/properties/{JsonPointer.Escape(field)}");
        yield return Diagnostic.Create(
            Descriptors.Of(UsageRules.ExcludedField), name.GetLocation(),
            ImmutableDictionary<string, string?>.Empty
                .Add(DiagnosticKeys.SpecFile, location.File)
                .Add(DiagnosticKeys.Assembly, record.Symbol.ContainingAssembly.Name)
                .Add(DiagnosticKeys.Field, pointer),
            $"'{pointer}' of {record.Spec} is not included; add {pointer} to the metadata Fields of {location.File} in the project");
    }

    private static ExpressionSyntax? Receiver(MemberBindingExpressionSyntax binding) => binding.Ancestors()
        .OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression;

    // The paths of a record are in a type inside it.
    private static ITypeSymbol? RecordOf(ITypeSymbol? type) =>
        type is { Name: "FieldPaths", TypeKind: TypeKind.Struct, ContainingType: { } record } ? record : type;

    private static string? Find(GeneratedType record, string name) => record.Document.Root.Properties.Select(property => property.Name)
        .FirstOrDefault(field => record.Find(field) is null && Names.Pascal(field) is var own && (name == own || name == own + "Value"));

    private static (string File, string Pointer)? LocationOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "SpecLocationAttribute") is
        {
            ConstructorArguments: [{ Value: string pointer }],
        } found
            && found.NamedArguments.FirstOrDefault(argument => argument.Key == "File").Value.Value is string file
            ? (file, pointer) : null;
}
