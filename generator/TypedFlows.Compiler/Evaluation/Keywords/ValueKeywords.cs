using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates the keywords that constrain a value itself: its type, its value, its range, its size and its text.</summary>
internal static class ValueKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var types = InstanceTypes.Of(instance);
        var verdict = Verdict.Valid;
        foreach (var keyword in schema.Lookup.Keywords)
        {
            if ((keyword.Types & types) == 0)
            {
                continue;
            }

            var each = Evaluate(keyword, schema, instance);
            verdict = Verdicts.And(verdict, each == Verdict.Invalid ? evaluator.Report(path, schema, keyword, instance) : each);
            if (Evaluator.IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict Evaluate(ValueKeyword keyword, Schema schema, Instance instance) => (keyword, instance) switch
    {
        ({ Number: { } limit }, Instance.Number number) => Verdicts.Of(!limit.IsViolated(number.Value, limit.Get(schema)!.Value)),
        ({ Size: { } size }, _) => EvaluateSize(size, size.Get(schema)!.Value, instance),
        ({ Name: "type" }, _) => EvaluateType(InstanceTypes.Allowed(schema.Types), InstanceTypes.Of(instance)),
        ({ Name: "const" }, _) => InstanceEquality.Compare(instance, schema.Const!),
        ({ Name: "enum" }, Instance.String text) => Verdicts.Of(schema.Lookup.EnumTexts.Contains(text.Value)),
        ({ Name: "enum" }, _) => schema.Enum!.Aggregate(
            Verdict.Invalid, (listed, value) => Verdicts.Or(listed, InstanceEquality.Compare(instance, value))),
        ({ Name: "uniqueItems" }, Instance.Array array) => UniqueItems.Evaluate(array, out _, out _),
        ({ Name: "pattern" }, Instance.String text) => Patterns.Match(schema.Pattern!, text.Value),
        ({ Name: "format" }, Instance.String text) => Verdicts.Of(StringFormats.Matches(schema.Format!, text.Value)),
        ({ Name: "format" }, _) when !StringFormats.Knows(schema.Format!) => Verdict.Valid,
        _ => Verdict.Unknown,
    };

    private static Verdict EvaluateType(SchemaTypes allowed, SchemaTypes actual) =>
        (actual & ~allowed) == 0 ? Verdict.Valid : (actual & allowed) == 0 ? Verdict.Invalid : Verdict.Unknown;

    private static Verdict EvaluateSize(SizeKeyword keyword, int limit, Instance instance)
    {
        var (least, most) = InstanceValues.SizeOf(instance);
        return keyword.IsViolated(least, limit) == keyword.IsViolated(most, limit)
            ? Verdicts.Of(!keyword.IsViolated(least, limit)) : Verdict.Unknown;
    }
}
