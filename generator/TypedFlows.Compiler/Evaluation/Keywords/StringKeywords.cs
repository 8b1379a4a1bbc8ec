using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates <c>minLength</c> and <c>maxLength</c> in Unicode code points, <c>pattern</c> and <c>format</c>.</summary>
internal static class StringKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var format = schema.Format is { } named && StringFormats.Knows(named) ? named : null;
        if ((schema is { MinLength: null or 0, MaxLength: null, Pattern: null } && format is null)
            || (InstanceTypes.Of(instance) & SchemaTypes.String) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not Instance.String text)
        {
            return Verdict.Unknown;
        }

        var verdict = EvaluateLength(evaluator, schema, text, path);
        if (schema.Pattern is { } pattern && !Evaluator.IsSettled(verdict, path))
        {
            verdict = Verdicts.And(verdict, EvaluatePattern(evaluator, pattern, text, path));
        }

        return format is null || Evaluator.IsSettled(verdict, path) || StringFormats.Matches(format, text.Value)
            ? verdict
            : evaluator.Report(
                path, "format", () => ViolationMessages.Format(path.Name, format, path.Conditions), () => ActualText.Of(text));
    }

    private static Verdict EvaluateLength(Evaluator evaluator, Schema schema, Instance.String text, EvaluationPath path)
    {
        if (schema is { MinLength: null or 0, MaxLength: null })
        {
            return Verdict.Valid;
        }

        var length = CountCodePoints(text.Value);
        var verdict = Verdict.Valid;
        if (schema.MinLength is { } least && length < least)
        {
            verdict = evaluator.Report(
                path, "minLength", () => ViolationMessages.MinLength(path.Name, least, path.Conditions),
                () => ViolationMessages.ActualCount(length));
        }

        if (schema.MaxLength is { } most && length > most)
        {
            verdict = evaluator.Report(
                path, "maxLength", () => ViolationMessages.MaxLength(path.Name, most, path.Conditions),
                () => ViolationMessages.ActualCount(length));
        }

        return verdict;
    }

    private static Verdict EvaluatePattern(Evaluator evaluator, string pattern, Instance.String text, EvaluationPath path)
    {
        var verdict = Patterns.Match(pattern, text.Value);
        return verdict != Verdict.Invalid ? verdict
            : evaluator.Report(
                path, "pattern", () => ViolationMessages.Pattern(path.Name, pattern, path.Conditions), () => ActualText.Of(text));
    }

    // An unpaired surrogate counts as one code point.
    private static int CountCodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
