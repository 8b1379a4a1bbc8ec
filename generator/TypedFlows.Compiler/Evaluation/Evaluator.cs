using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>One evaluation: applies the keywords of a schema, family by family, and joins their verdicts.</summary>
internal sealed class Evaluator(SchemaDocument document, string specName, EvaluationOptions options)
{
    private readonly SecretMembers _secrets = new(document);
    private readonly Dictionary<(string Key, SchemaTypes Types), Verdict> _ofUnknown = [];
    private readonly Dictionary<(string Key, Instance Instance), Verdict> _ofTargets = [];

    private static readonly Func<Evaluator, Schema, Instance, EvaluationPath, Verdict>[] Families =
    [
        TypeKeyword.Evaluate, ValueKeywords.Evaluate, NumberKeywords.Evaluate, StringKeywords.Evaluate, ArrayKeywords.Evaluate,
        ObjectKeywords.Evaluate, CombiningKeywords.Evaluate, ConditionKeywords.Evaluate,
    ];

    public EvaluationOptions Options => options;

    public Verdict Evaluate(Schema schema, Instance instance, EvaluationPath path)
    {
        if (schema.Always is { } always)
        {
            return always ? Verdict.Valid : ReportFalseSchema(path);
        }

        if (schema.Ref is { } key)
        {
            return document.Find(key) is not { } target ? Verdict.Unknown
                : path.Violations is not null ? Evaluate(target, instance, path.Reference())
                : instance is Instance.Unknown unknown ? EvaluateUnknown(key, target, unknown, path)
                : EvaluateTarget(key, target, instance, path);
        }

        instance = instance.Refine();
        var verdict = Verdict.Valid;
        foreach (var family in Families)
        {
            verdict = Verdicts.And(verdict, family(this, schema, instance, path));
            if (IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    // A document ends somewhere; what might stand in its unknown parts does not where a schema refers to itself.
    private Verdict EvaluateUnknown(string key, Schema target, Instance.Unknown instance, EvaluationPath path)
    {
        if (!_ofUnknown.TryGetValue((key, instance.Types), out var verdict))
        {
            _ofUnknown[(key, instance.Types)] = Verdict.Unknown;
            verdict = Evaluate(target, instance, path.Reference());
            _ofUnknown[(key, instance.Types)] = verdict;
        }

        return verdict;
    }

    // Once for each value, however many ways in the schema lead there.
    private Verdict EvaluateTarget(string key, Schema target, Instance instance, EvaluationPath path)
    {
        if (!_ofTargets.TryGetValue((key, instance), out var verdict))
        {
            verdict = Evaluate(target, instance, path);
            _ofTargets.Add((key, instance), verdict);
        }

        return verdict;
    }

    /// <summary>Whether nothing further can change what this evaluation says.</summary>
    public static bool IsSettled(Verdict verdict, EvaluationPath path) =>
        verdict == Verdict.Invalid && path.Violations is not { StopsAtFirst: false };

    /// <summary>Notes a proved violation of a keyword.</summary>
    /// <param name="rule">The rule in words; called only where somebody listens.</param>
    /// <param name="actual">What the value is, in words; null or left out where that would not help.</param>
    /// <param name="part">The part of the keyword that refuses, where it has several of which one is named.</param>
    public Verdict Report(EvaluationPath path, string keyword, Func<RuleText> rule, Func<string?>? actual = null, string? part = null)
    {
        if (path.Violations is not null)
        {
            var shown = _secrets.Cover(path.Instance) ? null : actual?.Invoke();
            var keywordPath = path.Schema.Then(keyword);
            path.Violations.Add(new SchemaViolation(
                path.Instance.ToString(), (part is null ? keywordPath : keywordPath.Then(part)).ToString(), keyword, ViolationMessages.Message(specName, rule().ToString(), shown)));
        }

        return Verdict.Invalid;
    }

    // A schema false reports at its own path, not at a keyword below it.
    private Verdict ReportFalseSchema(EvaluationPath path)
    {
        path.Violations?.Add(new SchemaViolation(
            path.Instance.ToString(),
            path.Schema.ToString(),
            "false",
            ViolationMessages.Message(specName, ViolationMessages.Never(path.Name, path.Conditions).ToString(), null)));
        return Verdict.Invalid;
    }
}
