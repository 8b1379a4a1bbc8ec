using System.Runtime.CompilerServices;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates an instance: applies the keywords of a schema, group by group, and combines their verdicts.</summary>
internal sealed class Evaluator(SchemaDocument document, string specName, EvaluationOptions options)
{
    private readonly Dictionary<(string Key, SchemaTypes Types), Verdict> _ofUnknown = [];
    private readonly Dictionary<(string Key, Instance Instance), Verdict> _ofTargets = [];

    private Dictionary<(Schema Schema, SchemaTypes Type), Verdict>? _ofOpen;

    private static readonly Func<Evaluator, Schema, Instance, EvaluationPath, Verdict>[] s_families =
    [
        ValueKeywords.Evaluate, ArrayKeywords.Evaluate, ObjectKeywords.Evaluate, CombiningKeywords.Evaluate, ConditionKeywords.Evaluate,
        UnevaluatedKeywords.Evaluate,
    ];

    public EvaluationOptions Options => options;

    public SchemaDocument Document => document;

    public Verdict Evaluate(Schema schema, Instance instance, EvaluationPath path)
    {
        if (schema.Always is { } always)
        {
            return always ? Verdict.Valid : ReportFalseSchema(path);
        }

        if (schema.Ref is { } key)
        {
            return document.Find(key) is not { } target ? Verdict.Unknown
                : path.Violations is not null ? Evaluate(target, instance, path.Reference(schema.RefKeyword))
                : instance is Instance.Unknown unknown ? EvaluateUnknown(key, target, unknown, path)
                : EvaluateTarget(key, target, instance, path);
        }

        instance = instance.Refine();
        if (schema.Lookup.IsPlain && instance is Instance.String or Instance.Number or Instance.Boolean)
        {
            return ValueKeywords.Evaluate(this, schema, instance, path);
        }

        var verdict = Verdict.Valid;
        foreach (var family in s_families)
        {
            verdict = Verdicts.And(verdict, family(this, schema, instance, path));
            if (IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    // A document is finite, but its unknown parts are not if a schema refers to itself.
    private Verdict EvaluateUnknown(string key, Schema target, Instance.Unknown instance, EvaluationPath path)
    {
        if (!_ofUnknown.TryGetValue((key, instance.Types), out var verdict))
        {
            _ofUnknown[(key, instance.Types)] = Verdict.Unknown;
            verdict = Evaluate(target, instance, path);
            _ofUnknown[(key, instance.Types)] = verdict;
        }

        return verdict;
    }

    /// <summary>
    /// Evaluates a keyword of a schema for an object or array of which nothing is known. Subschemas for the same value may lead back to the
    /// schema, so the verdict is Unknown until it is found.
    /// </summary>
    public Verdict EvaluateOpen(Schema schema, SchemaTypes type, Func<Verdict> evaluate)
    {
        _ofOpen ??= new(new SchemaReference());
        if (!_ofOpen.TryGetValue((schema, type), out var verdict))
        {
            _ofOpen[(schema, type)] = Verdict.Unknown;
            verdict = evaluate();
            _ofOpen[(schema, type)] = verdict;
        }

        return verdict;
    }

    // Each value is checked once, regardless of the number of schema paths that apply to it. An object of which nothing is known does not
    // end the recursion of a schema that refers to itself, so its verdict is Unknown until it is found.
    private Verdict EvaluateTarget(string key, Schema target, Instance instance, EvaluationPath path)
    {
        if (!_ofTargets.TryGetValue((key, instance), out var verdict))
        {
            _ofTargets.Add((key, instance), Verdict.Unknown);
            verdict = Evaluate(target, instance, path);
            _ofTargets[(key, instance)] = verdict;
        }

        return verdict;
    }

    /// <summary>Gets a value indicating whether the result of this evaluation is final.</summary>
    public static bool IsSettled(Verdict verdict, EvaluationPath path) =>
        verdict == Verdict.Invalid && path.Violations is not { StopsAtFirst: false };

    /// <summary>Reports a proven violation of a keyword that constrains the value itself.</summary>
    public Verdict Report(EvaluationPath path, Schema schema, ValueKeyword keyword, Instance instance)
    {
        if (path.Violations is not null)
        {
            var rule = ViolationMessages.Value(keyword, schema, path.Name, path.Conditions);
            var actual = IsSecret(path.Instance) ? null : ActualText.Of(keyword.Actual, instance);
            Add(path, path.Schema.Then(keyword.Name), keyword.Name, rule, actual, null);
        }

        return Verdict.Invalid;
    }

    /// <summary>Reports a proven violation of a keyword.</summary>
    /// <param name="rule">Creates the rule. It is called only if violations are collected.</param>
    /// <param name="part">The name of the violated part of the keyword, if the keyword has several named parts.</param>
    /// <param name="property">The property that is missing or not allowed, if there is one.</param>
    public Verdict Report(EvaluationPath path, string keyword, Func<RuleText> rule, string? part = null, string? property = null)
    {
        if (path.Violations is not null)
        {
            var keywordPath = path.Schema.Then(keyword);
            Add(path, part is null ? keywordPath : keywordPath.Then(part), keyword, rule(), null, property);
        }

        return Verdict.Invalid;
    }

    private SecretProperties Secrets => field ??= new SecretProperties([document]);

    private bool IsSecret(PointerPath instance) => Secrets.IsWholeSecret || Secrets.Cover(instance.Names());

    private void Add(
        EvaluationPath path, PointerPath schemaPath, string keyword, RuleText rule, string? actual, string? property) =>
        path.Violations!.Add(new SchemaViolation(
            path.Instance.ToString(), schemaPath.ToString(), keyword, ViolationMessages.Message(specName, rule.ToString(), actual))
        { Property = property });

    // The schema false is reported at its own path, not at a keyword below it.
    private Verdict ReportFalseSchema(EvaluationPath path)
    {
        if (path.Violations is not null)
        {
            Add(path, path.Schema, "false", ViolationMessages.Never(path.Name, path.Conditions), null, null);
        }

        return Verdict.Invalid;
    }

    private sealed class SchemaReference : IEqualityComparer<(Schema Schema, SchemaTypes Type)>
    {
        public bool Equals((Schema Schema, SchemaTypes Type) x, (Schema Schema, SchemaTypes Type) y) =>
            ReferenceEquals(x.Schema, y.Schema) && x.Type == y.Type;

        public int GetHashCode((Schema Schema, SchemaTypes Type) obj) => RuntimeHelpers.GetHashCode(obj.Schema) + (int)obj.Type;
    }
}
