using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>One evaluation: applies the keywords of a schema, family by family, and joins their verdicts.</summary>
internal sealed class Evaluator(SchemaDocument document, string specName, EvaluationOptions options)
{
    private readonly SecretMembers _secrets = new(document);
    private readonly Dictionary<(string Key, SchemaTypes Types), Verdict> _ofUnknown = [];
    private readonly Dictionary<(string Key, Instance Instance), Verdict> _ofTargets = [];

    private static readonly Func<Evaluator, Schema, Instance, Place, Verdict>[] Families =
    [
        TypeKeyword.Judge, ValueKeywords.Judge, NumberKeywords.Judge, StringKeywords.Judge, ArrayKeywords.Judge,
        ObjectKeywords.Judge, CombiningKeywords.Judge, ConditionKeywords.Judge,
    ];

    public EvaluationOptions Options => options;

    public Verdict Judge(Schema schema, Instance instance, Place place)
    {
        if (schema.Always is { } always)
        {
            return always ? Verdict.Valid : RefuseAll(place);
        }

        if (schema.Ref is { } key)
        {
            return document.Find(key) is not { } target ? Verdict.Unknown
                : place.Violations is not null ? Judge(target, instance, place.Reference())
                : instance is UnknownInstance unknown ? JudgeUnknown(key, target, unknown, place)
                : JudgeTarget(key, target, instance, place);
        }

        instance = instance.Refine();
        var verdict = Verdict.Valid;
        foreach (var family in Families)
        {
            verdict = Verdicts.And(verdict, family(this, schema, instance, place));
            if (IsSettled(verdict, place))
            {
                break;
            }
        }

        return verdict;
    }

    // A document ends somewhere; what might stand in its unknown parts does not where a schema refers to itself.
    private Verdict JudgeUnknown(string key, Schema target, UnknownInstance instance, Place place)
    {
        if (!_ofUnknown.TryGetValue((key, instance.Types), out var verdict))
        {
            _ofUnknown[(key, instance.Types)] = Verdict.Unknown;
            verdict = Judge(target, instance, place.Reference());
            _ofUnknown[(key, instance.Types)] = verdict;
        }

        return verdict;
    }

    // Once for each value, however many ways in the schema lead there.
    private Verdict JudgeTarget(string key, Schema target, Instance instance, Place place)
    {
        if (!_ofTargets.TryGetValue((key, instance), out var verdict))
        {
            verdict = Judge(target, instance, place);
            _ofTargets.Add((key, instance), verdict);
        }

        return verdict;
    }

    /// <summary>Whether nothing further can change what this evaluation says.</summary>
    public static bool IsSettled(Verdict verdict, Place place) =>
        verdict == Verdict.Invalid && place.Violations is not { StopsAtFirst: false };

    /// <summary>Notes a proved violation of a keyword.</summary>
    /// <param name="rule">The rule in words; called only where somebody listens.</param>
    /// <param name="actual">What the value is, in words; null or left out where that would not help.</param>
    /// <param name="part">The part of the keyword that refuses, where it has several of which one is named.</param>
    public Verdict Refuse(Place place, string keyword, Func<string> rule, Func<string?>? actual = null, string? part = null)
    {
        if (place.Violations is not null)
        {
            var shown = _secrets.Cover(place.Instance) ? null : actual?.Invoke();
            var path = place.Schema.Then(keyword);
            place.Violations.Add(new SchemaViolation(
                place.Instance.ToString(), (part is null ? path : path.Then(part)).ToString(), keyword, Wording.Message(specName, rule(), shown)));
        }

        return Verdict.Invalid;
    }

    // A schema false reports at its own path, not at a keyword below it.
    private Verdict RefuseAll(Place place)
    {
        place.Violations?.Add(new SchemaViolation(
            place.Instance.ToString(),
            place.Schema.ToString(),
            "false",
            Wording.Message(specName, Wording.Never(place.Name, place.Trail), null)));
        return Verdict.Invalid;
    }
}
