using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>
/// Fixes CS0029 and CS1503 for a string instead of a generated enum: replaces the text with the enum member. Users who know the JSON type
/// the text first, and the C# compiler does not name the member.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseEnumMemberFix))]
[Shared]
public sealed class UseEnumMemberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0029", "CS1503"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (((node as ArgumentSyntax)?.Expression ?? node as ExpressionSyntax) is not { } value
                || model.GetConstantValue(value, context.CancellationToken) is not { Value: string text }
                || Wanted(value, model, context.CancellationToken) is not { } type
                || type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(
                    field => string.Equals(WireName(field), text, StringComparison.OrdinalIgnoreCase)) is not { } member)
            {
                continue;
            }

            var expression = SyntaxFactory.ParseExpression($"{type.ToMinimalDisplayString(model, value.SpanStart)}.{member.Name}");
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use {expression}",
                    _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(value, expression.WithTriviaFrom(value)))),
                    nameof(UseEnumMemberFix)),
                diagnostic);
        }
    }

    /// <summary>Returns the generated enum type of the assignment or argument.</summary>
    private static ITypeSymbol? Wanted(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = value.Parent switch
        {
            AssignmentExpressionSyntax assignment => model.GetTypeInfo(assignment.Left, cancellationToken).Type,
            ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument => Parameter(
                argument, model.GetSymbolInfo(call, cancellationToken))?.Type,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } =>
                model.GetTypeInfo(declaration.Type, cancellationToken).Type,
            _ => null,
        };
        var bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
            ? inner : type;
        return bare?.TypeKind == TypeKind.Enum && bare.GetMembers().OfType<IFieldSymbol>().Any(field => WireName(field) is not null)
            ? bare : null;
    }

    private static IParameterSymbol? Parameter(ArgumentSyntax argument, SymbolInfo call)
    {
        if ((call.Symbol ?? call.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method
            || argument.Parent is not BaseArgumentListSyntax list)
        {
            return null;
        }

        return argument.NameColon is { } name
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)
            : list.Arguments.IndexOf(argument) is var index && index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    private static string? WireName(IFieldSymbol field) =>
        field.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "EnumMemberAttribute")?
            .NamedArguments.FirstOrDefault(argument => argument.Key == "Value").Value.Value as string;
}
