using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The lengths of strings, in Unicode code points.</summary>
internal static class StringKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        if (schema is { MinLength: null or 0, MaxLength: null } || (InstanceTypes.Of(instance) & SchemaTypes.String) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not StringInstance text)
        {
            return Verdict.Unknown;
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
