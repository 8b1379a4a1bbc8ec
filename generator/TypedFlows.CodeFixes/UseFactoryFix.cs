using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>
/// Fixes TFL1002 and TFL1003: replaces the initializer with a call of the factory of the case. The factory has no parameter for a forbidden
/// property and has one for a required property. The fix is offered only if the factory has a parameter for every other property that is
/// set.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseFactoryFix))]
[Shared]
public sealed class UseFactoryFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1002", "TFL1003"];

    private protected override SyntaxChange? Find(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Member(diagnostic) is not { } member
            || Creations.At(node) is not BaseObjectCreationExpressionSyntax
            {
                Initializer: { } initializer, ArgumentList: null
                or { Arguments.Count: 0 }
            } creation
            || model.GetTypeInfo(creation, cancellationToken).Type is not INamedTypeSymbol type)
        {
            return null;
        }

        var set = new Dictionary<string, ExpressionSyntax>(StringComparer.Ordinal);
        foreach (var expression in initializer.Expressions)
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right })
            {
                return null;
            }

            set[left.Identifier.ValueText] = right;
        }

        return diagnostic.Id == "TFL1002"
            ? set.Remove(member) ? FactoryCall(creation, type, set, model, cancellationToken) : null
            : LegalValue(diagnostic) is { } value && !set.ContainsKey(member)
                ? FactoryCall(
                    creation, type, Add(set, member, LegalExpression.Parse(value, model, creation.SpanStart)), model, cancellationToken)
                : null;
    }

    private static Dictionary<string, ExpressionSyntax> Add(Dictionary<string, ExpressionSyntax> set, string member, ExpressionSyntax value)
    {
        set[member] = value;
        return set;
    }

    private static SyntaxChange? FactoryCall(
        ExpressionSyntax creation, INamedTypeSymbol type, Dictionary<string, ExpressionSyntax> set, SemanticModel model,
        CancellationToken cancellationToken)
    {
        foreach (var factory in type.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsStatic))
        {
            if (Case(factory) is not { } @case
                || set.Keys.FirstOrDefault(name => JsonName(type, name) == @case.Property) is not { } discriminator
                || model.GetSymbolInfo(set[discriminator], cancellationToken).Symbol is not IFieldSymbol value
                || WireName(value) != @case.Value)
            {
                continue;
            }

            var given = set.Where(pair => pair.Key != discriminator).ToDictionary(
                pair => Camel(pair.Key), pair => pair.Value, StringComparer.Ordinal);
            if (given.Keys.All(name => factory.Parameters.Any(p => p.Name == name))
                && factory.Parameters.All(p => p.IsOptional || given.ContainsKey(p.Name)))
            {
                var target = (creation as ObjectCreationExpressionSyntax)?.Type.ToString()
                    ?? type.ToMinimalDisplayString(model, creation.SpanStart);
                var arguments = factory.Parameters.Where(p => given.ContainsKey(p.Name))
                    .Select(p => $"{Escape(p.Name)}: {given[p.Name].WithoutTrivia()}");
                var call = SyntaxFactory.ParseExpression($"{target}.{factory.Name}({string.Join(", ", arguments)})");
                return new($"Use {type.Name}.{factory.Name}(...)", creation, call.WithTriviaFrom(creation));
            }
        }

        return null;
    }

    private static (string Property, string Value)? Case(IMethodSymbol method) =>
        Attribute(method, "SpecCaseAttribute")?.ConstructorArguments is [{ Value: string property }, { Value: string value }]
            ? (property, value) : null;

    private static string? JsonName(INamedTypeSymbol type, string property) =>
        type.GetMembers(property).FirstOrDefault() is { } symbol
            && Attribute(symbol, "JsonPropertyNameAttribute")?.ConstructorArguments is [{ Value: string name }]
            ? name : null;

    private static string? WireName(IFieldSymbol field) =>
        Attribute(field, "EnumMemberAttribute")?.NamedArguments.FirstOrDefault(argument => argument.Key == "Value").Value.Value as string;

    private static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
