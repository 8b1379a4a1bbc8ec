using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>Collects the violations of an object that occur for every outcome of its conditional expressions.</summary>
internal static class DefiniteViolations
{
    public static IReadOnlyList<Diagnostic> Of(UsageAnalysisContext run, IOperation operation, ValueResolver origins)
    {
        IReadOnlyList<Diagnostic>? common = null;
        Diagnostic? first = null;
        var choices = new BranchEnumerator();
        do
        {
            var reader = new ObjectReader(run.Types, origins, choices);
            if (reader.Read(operation) is not { } known)
            {
                return [];
            }

            if (!reader.IsMadeAtAll)
            {
                continue;
            }

            var found = new UsageChecker(known, EvaluationOptions.Default).Check().ToArray();
            if (found.Length == 0)
            {
                return [];
            }

            first ??= found[0];
            common = common is null ? found : [.. common.Where(diagnostic => found.Any(other => Key(other) == Key(diagnostic)))];
        }
        while (choices.MoveNext());

        return choices.AreTooMany || first is null ? [] : common is { Count: > 0 } ? common : [first];
    }

    /// <summary>Represents the identity of a diagnostic.</summary>
    public static (string Id, SyntaxTree? Tree, TextSpan Span) Key(Diagnostic diagnostic) =>
        (diagnostic.Id, diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan);
}
