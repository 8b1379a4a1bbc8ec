using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>Fixes TFL1003: adds the missing property with a value that the spec allows, or replaces null with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMemberFix))]
[Shared]
public sealed class AddMemberFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1003"];

    private protected override SyntaxChange? Find(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Member(diagnostic) is not { } member || LegalValue(diagnostic) is not { } value)
        {
            return null;
        }

        if (Creations.InvocationAt(node) is { } call)
        {
            return Argument(call, member, value, model, cancellationToken);
        }

        if (Creations.At(node) is not { } creation)
        {
            return null;
        }

        var expression = LegalExpression.Parse(value, model, creation.SpanStart);
        var set = Creations.Initializer(creation)?.Expressions.OfType<AssignmentExpressionSyntax>()
            .LastOrDefault(e => e.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == member);
        return set is { Right: var empty }
            ? new($"Set '{member}' to {expression}", empty, expression.WithTriviaFrom(empty))
            : Creations.Add(creation, member, expression.ToString());
    }

    private static SyntaxChange? Argument(
        InvocationExpressionSyntax call, string member, string value, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = Creations.Parameter(member);
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } missing)
        {
            return null;
        }

        // Null may be passed as an argument.
        var arguments = call.ArgumentList.Arguments;
        var given = arguments.FirstOrDefault(
            argument => argument.NameColon is { } colon
                ? colon.Name.Identifier.ValueText == name : arguments.IndexOf(argument) == missing.Ordinal);
        var expression = LegalExpression.Parse(value, model, call.SpanStart);
        if (given is not null)
        {
            return new($"Set '{name}' to {expression}", given.Expression, expression.WithTriviaFrom(given.Expression));
        }

        var escaped = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        var argumentText = $"{escaped}: {expression}";
        var list = SyntaxFactory.ParseArgumentList(
            $"({string.Join(", ", arguments.Select(argument => argument.ToString()).Append(argumentText))})");
        return new($"Add '{argumentText}'", call.ArgumentList, list.WithTriviaFrom(call.ArgumentList));
    }
}
