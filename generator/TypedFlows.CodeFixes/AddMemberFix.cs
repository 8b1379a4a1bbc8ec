using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>TFL1003: adds the missing member, with a value that the spec allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMemberFix))]
[Shared]
public sealed class AddMemberFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1003"];

    private protected override SyntaxChange? Find(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (Member(diagnostic) is not { } member || LegalValue(diagnostic) is not { } value)
        {
            return null;
        }

        if (Creations.CallAt(node) is { } call)
        {
            return Argument(call, member, value, model, cancellation);
        }

        if (Creations.At(node) is not { } creation)
        {
            return null;
        }

        var initializer = Creations.Initializer(creation) ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression);
        if (initializer.Expressions.Any(e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } && name == member))
        {
            return null;
        }

        // Parsed, not built: what is built may be laid out anew, with the lines about it.
        var expression = LegalExpression.Parse(value, model, creation.SpanStart);
        var assignment = (AssignmentExpressionSyntax)SyntaxFactory.ParseExpression($"{member} = {expression}");
        return new($"Add '{assignment}'", creation, Creations.WithInitializer(creation, Append(initializer, assignment)));
    }

    private static SyntaxChange? Argument(InvocationExpressionSyntax call, string member, string value, SemanticModel model, CancellationToken cancellation)
    {
        var name = Creations.Parameter(member);
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } missing)
        {
            return null;
        }

        // Null may be handed over in its place.
        var arguments = call.ArgumentList.Arguments;
        var given = arguments.FirstOrDefault(argument => argument.NameColon is { } colon ? colon.Name.Identifier.ValueText == name : arguments.IndexOf(argument) == missing.Ordinal);
        var expression = LegalExpression.Parse(value, model, call.SpanStart);
        if (given is not null)
        {
            return new($"Set '{name}' to {expression}", given.Expression, expression.WithTriviaFrom(given.Expression));
        }

        var escaped = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        var argumentText = $"{escaped}: {expression}";
        var list = SyntaxFactory.ParseArgumentList($"({string.Join(", ", arguments.Select(argument => argument.ToString()).Append(argumentText))})");
        return new($"Add '{argumentText}'", call.ArgumentList, list.WithTriviaFrom(call.ArgumentList));
    }

    /// <summary>Laid out as the members before it: on the same line, or on one of its own.</summary>
    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        if (initializer.Expressions.Count == 0)
        {
            var whole = (BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new() {{ {assignment} }}");
            return whole.Initializer!.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(initializer.GetTrailingTrivia());
        }

        var last = initializer.Expressions.Last();
        var ownLine = last.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia) || last.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var tokens = initializer.Expressions.GetWithSeparators();
        if (initializer.Expressions.SeparatorCount == initializer.Expressions.Count)
        {
            var trailing = tokens.Last().AsToken();
            var added = assignment.WithLeadingTrivia(ownLine ? last.GetLeadingTrivia() : default);
            return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(tokens.AddRange(
                [added, Comma(trailing.TrailingTrivia)])));
        }

        var end = last.GetTrailingTrivia();
        var separator = Comma(!ownLine ? SyntaxFactory.TriviaList(SyntaxFactory.Space)
            : end.Any(SyntaxKind.EndOfLineTrivia) ? end
            : SyntaxFactory.TriviaList(SyntaxFactory.LineFeed));
        var appended = assignment.WithLeadingTrivia(ownLine ? last.GetLeadingTrivia() : default).WithTrailingTrivia(end);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(
            tokens.Replace(tokens.Last(), last.WithoutTrailingTrivia()).AddRange([separator, appended])));
    }

    private static SyntaxToken Comma(SyntaxTriviaList trailing) => SyntaxFactory.Token(default, SyntaxKind.CommaToken, trailing);
}
