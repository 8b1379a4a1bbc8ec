using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>Opens the spec file of a generated type or member from its name, and shows the location in the title.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(GoToSpecRefactoring))]
[Shared]
public sealed class GoToSpecRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindToken(context.Span.Start).Parent is not SimpleNameSyntax name
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || model.GetSymbolInfo(name, context.CancellationToken).Symbol is not { } symbol
            || SpecOrigin.Of(symbol) is not { } origin
            || origin.FindIn(document.Project.Solution) is not { } spec)
        {
            return;
        }

        var text = await spec.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var line = JsonPosition.Find(text.ToString(), origin.Pointer) is { } position
            ? text.Lines.GetLineFromPosition(position).LineNumber + 1 : 1;
        context.RegisterRefactoring(new OpenSpecAction(spec.Id, origin, line));
    }
}
