using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Checks the expressions of mapping rows.</summary>
internal static class ExpressionUses
{
    /// <summary>Reports the mistakes of an expression that do not depend on its pipeline.</summary>
    public static IEnumerable<Diagnostic> Check(IOperation expression, ValueResolver origins) =>
        Text(expression, origins) is { } text
            ? Report(expression, text, ExpressionChecker.Check(text), each => ExpressionChecker.Check(each), origins) : [];

    /// <summary>Reports the mistakes of an expression in its pipeline.</summary>
    /// <param name="source">The fields of the source.</param>
    /// <param name="destination">The types that the destination can take.</param>
    /// <param name="isChecked">True if the mistakes that do not depend on the pipeline are reported where the row is created.</param>
    public static IEnumerable<Diagnostic> CheckIn(
        SourceFields source, ExpressionType destination, IOperation expression, bool isChecked, ValueResolver origins)
    {
        if (Text(expression, origins) is not { } text)
        {
            return [];
        }

        IReadOnlyList<ExpressionError> Errors(string each) => ExpressionChecker.Check(
            each, source.IsKnown ? source.TypeOf : null, source.Names, destination);
        var own = Errors(text);
        var others = own.Count > 0 && isChecked ? ExpressionChecker.Check(text) : [];
        return Report(
            expression, text, own.Where(error => !others.Any(other => (other.Kind, other.Offset) == (error.Kind, error.Offset))), Errors,
            origins);
    }

    private static string? Text(IOperation expression, ValueResolver origins)
    {
        var choices = new BranchEnumerator();
        var text = ConstantText.Of(expression, origins, choices);

        // An expression that depends on a condition may be intended for another source.
        return choices.MoveNext() ? null : text;
    }

    private static IEnumerable<Diagnostic> Report(
        IOperation expression, string text, IEnumerable<ExpressionError> errors, Func<string, IReadOnlyList<ExpressionError>> check,
        ValueResolver origins)
    {
        LiteralMap? map = null;
        foreach (var error in errors)
        {
            map ??= LiteralMap.Of(expression, text, origins);
            yield return Diagnostic.Create(
                Descriptors.Of(error.IsWarning ? UsageRules.DoubtfulExpression : UsageRules.WrongExpression),
                map is null ? DestinationPath.Unconverted(expression).Syntax.GetLocation()
                    : Location.Create(map.Tree, map.Span(error.Offset, error.Length)),
                map?.Edits(ExpressionCorrections.Of(text, error, check).Select(
                    change => (new TextRange(change.Offset, change.Length), change.Text, Title(text, change))))
                    ?? ImmutableDictionary<string, string?>.Empty,
                error.Message);
        }
    }

    private static string Title(string text, ExpressionCorrection change) =>
        change.Length == 0 ? $"Add {change.Text}"
        : change.Text.Length == 0 ? $"Remove {text.Substring(change.Offset, change.Length)}"
        : $"Use {change.Text}";
}
