using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The lengths of strings, in Unicode code points, <c>pattern</c> and <c>format</c>.</summary>
internal static class StringKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        var format = schema.Format is { } named && StringFormats.Knows(named) ? named : null;
        if ((schema is { MinLength: null or 0, MaxLength: null, Pattern: null } && format is null)
            || (InstanceTypes.Of(instance) & SchemaTypes.String) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not StringInstance text)
        {
            return Verdict.Unknown;
        }

        var verdict = JudgeLength(evaluator, schema, text, place);
        if (schema.Pattern is { } pattern && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgePattern(evaluator, pattern, text, place));
        }

        return format is null || Evaluator.IsSettled(verdict, place) || StringFormats.Matches(format, text.Value)
            ? verdict
            : evaluator.Refuse(place, "format", () => Wording.Format(place.Name, format, place.Trail), () => Wording.ActualValue(text));
    }

    private static Verdict JudgeLength(Evaluator evaluator, Schema schema, StringInstance text, Place place)
    {
        if (schema is { MinLength: null or 0, MaxLength: null })
        {
            return Verdict.Valid;
        }

        var length = CountCodePoints(text.Value);
        var verdict = Verdict.Valid;
        if (schema.MinLength is { } least && length < least)
        {
            verdict = evaluator.Refuse(
                place, "minLength", () => Wording.MinLength(place.Name, least, place.Trail), () => Wording.ActualCount(length));
        }

        if (schema.MaxLength is { } most && length > most)
        {
            verdict = evaluator.Refuse(
                place, "maxLength", () => Wording.MaxLength(place.Name, most, place.Trail), () => Wording.ActualCount(length));
        }

        return verdict;
    }

    private static Verdict JudgePattern(Evaluator evaluator, string pattern, StringInstance text, Place place)
    {
        var verdict = Patterns.Match(pattern, text.Value);
        return verdict != Verdict.Invalid ? verdict
            : evaluator.Refuse(place, "pattern", () => Wording.Pattern(place.Name, pattern, place.Trail), () => Wording.ActualValue(text));
    }

    // A surrogate that stands alone counts as one.
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
