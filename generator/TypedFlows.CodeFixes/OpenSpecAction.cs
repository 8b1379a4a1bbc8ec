using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace TypedFlows.CodeFixes;

/// <summary>Opens a spec file in the editor. The title shows the line.</summary>
internal sealed class OpenSpecAction(DocumentId file, SpecOrigin origin, int line) : CodeAction
{
    public override string Title { get; } = string.Format(
        CultureInfo.InvariantCulture, "Go to {0} line {1}{2}", origin.FileName, line, origin.Pointer.Length == 0
            ? string.Empty : $" ({origin.Pointer})");

    public override string EquivalenceKey => nameof(OpenSpecAction);

    protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([new OpenOperation(file)]);

    protected override Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([]);

    private sealed class OpenOperation(DocumentId file) : CodeActionOperation
    {
        public override void Apply(Workspace workspace, CancellationToken cancellationToken)
        {
            if (workspace.CanOpenDocuments)
            {
                workspace.OpenAdditionalDocument(file);
            }
        }
    }
}
