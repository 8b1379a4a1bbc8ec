using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Sampling.Texts;

namespace TypedFlows.Compiler.Sampling;

/// <summary>
/// Creates one record. A candidate is created from the constraints that are known, deferred rules that it violates are added to the
/// constraints, and choices that lead to no value are made anew, until the budget of steps is used.
/// </summary>
internal sealed partial class RecordSampler
{
    // These limits are far above what real schemas need, and bound the time for a schema without valid values.
    private const int MostSteps = 20_000;
    private const int MostRefinements = 10;
    private const int MostTimeouts = 3;
    private const int DeepestOptional = 6;
    private const int Deepest = 100;

    private const SchemaTypes Scalars = SchemaTypes.String | SchemaTypes.Number | SchemaTypes.Boolean;

    private static readonly SchemaTypes[] s_types =
    [
        SchemaTypes.Object, SchemaTypes.String, SchemaTypes.Number, SchemaTypes.Array, SchemaTypes.Boolean, SchemaTypes.Null,
    ];

    private readonly SampleSchemas _schemas;
    private readonly TextSampler _texts;
    private readonly SampleRandom _random;
    private readonly SamplePerson _person;
    private readonly Evaluator _evaluator;
    private readonly EvaluationPath _quiet =
        new(PointerPath.Root, PointerPath.Root, ConditionDescription.Empty, null);

    private int _steps;
    private (SampleSite Site, string Rule)? _failure;

    public RecordSampler(SampleSchemas schemas, TextSampler texts, SampleRandom random, long record)
    {
        _schemas = schemas;
        _texts = texts;
        _random = random;
        _person = new(random, record);
        _evaluator = new(schemas.Document, string.Empty, EvaluationOptions.Default);
        texts.Timeouts = 0;
    }

    /// <summary>Gets the location and the rule of the last failure.</summary>
    public SampleException Failure() => new(
        _failure?.Site.ToString() ?? string.Empty, _failure?.Rule ?? "the schema");

    private bool IsExhausted => _steps >= MostSteps || _texts.Timeouts >= MostTimeouts;

    /// <summary>Returns a value that meets the goal as far as the sampler knows, or null.</summary>
    public Instance? Create(SampleGoal goal, SampleSite site)
    {
        if (site.Depth > Deepest)
        {
            return Fail(site, "$ref, which never ends");
        }

        if (!goal.IsRead)
        {
            // These numbers are not those of the record, which must not depend on the records before it.
            goal.Read(ShapeBuilder.Build(goal, _schemas, new SampleRandom(0), new SampleDecisions(), prefersScalars: false));
        }

        if (goal.Shape is { } known && CreateOnce(goal, known, site, out var first))
        {
            return first;
        }

        // Nested choices multiply, so deep values have fewer attempts.
        var attempts = site.Depth == 0 ? 200 : Math.Max(6, 160 >> site.Depth);
        for (var attempt = 0; attempt < attempts && !IsExhausted; attempt++)
        {
            if (CreateRefined(goal, site, attempt % 2 == 1, out var mayRetry) is { } created)
            {
                return created;
            }

            if (!mayRetry)
            {
                break;
            }
        }

        return null;
    }

    // Returns false if the value violates a deferred rule, so that a refinement may help.
    private bool CreateOnce(SampleGoal goal, ValueShape shape, SampleSite site, out Instance? created)
    {
        _steps++;
        created = Create(goal, shape, site);
        foreach (var rule in shape.Deferred)
        {
            if (created is null || Violated(rule, created) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="isContrary">True to decide some conditions otherwise than a candidate does.</param>
    private Instance? CreateRefined(SampleGoal goal, SampleSite site, bool isContrary, out bool mayRetry)
    {
        var decisions = new SampleDecisions();
        mayRetry = false;
        for (var refinement = 0; refinement < MostRefinements && !IsExhausted; refinement++)
        {
            _steps++;
            var shape = ShapeBuilder.Build(goal, _schemas, _random, decisions, site.Depth > DeepestOptional);
            mayRetry |= shape is not
            {
                HasChoice: false, Deferred.Count: 0, Excluded.Count: 0, Object.Extras.Count: 0, Array: { IsUnique: false, Contains.Count: 0 },
            };
            if (shape.Conflict is { } conflict)
            {
                return Fail(site, conflict);
            }

            if (Create(goal, shape, site) is not { } candidate)
            {
                return null;
            }

            if (!Refine(shape, candidate, decisions, site, isContrary, refinement > MostRefinements / 2))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Decides the conditions of violated rules as the candidate does, because all of those hold together.</summary>
    /// <returns>True if a rule is violated.</returns>
    private bool Refine(
        ValueShape shape, Instance candidate, SampleDecisions decisions, SampleSite site, bool isContrary, bool decidesAll)
    {
        var isViolated = false;
        foreach (var rule in shape.Deferred)
        {
            if (Violated(rule, candidate) is { } holds)
            {
                isViolated = true;
                Fail(site, rule.Keyword);
                decisions.Conditions[rule.If] = holds != (isContrary && _random.Chance(50));
            }
        }

        if (isViolated && decidesAll)
        {
            foreach (var rule in shape.Deferred)
            {
                decisions.Conditions.TryAdd(rule.If, Verdict(rule.If, candidate) == Evaluation.Verdict.Valid);
            }
        }

        return isViolated;
    }

    /// <summary>Returns null if the candidate meets the rule, and otherwise whether the condition must hold.</summary>
    private bool? Violated(DeferredRule rule, Instance candidate)
    {
        var holds = Verdict(rule.If, candidate) == Evaluation.Verdict.Valid;
        var branch = holds ? rule.Then : rule.Else;
        return branch is null || Verdict(branch, candidate) == Evaluation.Verdict.Valid ? null
            : branch.Always == false ? !holds
            : holds;
    }

    private Verdict Verdict(Schema schema, Instance instance) => _evaluator.Evaluate(schema, instance, _quiet);

    private bool Meets(SampleGoal goal, Instance instance) =>
        goal.All.All(schema => Verdict(schema, instance) == Evaluation.Verdict.Valid)
            && goal.None.All(schema => Verdict(schema, instance) == Evaluation.Verdict.Invalid);

    private Instance? Create(SampleGoal goal, ValueShape shape, SampleSite site)
    {
        if (shape.Allowed is { } allowed)
        {
            shape.Fitting ??= [.. allowed.Select(InstanceReader.Read).Where(value => IsIn(shape.Types, value) && Meets(goal, value))];
            return shape.Fitting.Count > 0 ? _random.Pick(shape.Fitting) : Fail(site, shape.Allowed.Count == 1 ? "const" : "enum");
        }

        // Without a declared type, a value has a type that has constraints.
        var preferred = shape.Types == SchemaTypes.Any && shape.Mentioned != SchemaTypes.None ? shape.Mentioned
            : shape.Types == SchemaTypes.Any ? SchemaTypes.String
            : shape.Types;
        var types = shape.Types & ~SchemaTypes.Null & preferred;
        if (site.Depth > DeepestOptional && (shape.Types & Scalars) != 0)
        {
            // A recursion ends with a value that holds no others.
            types = shape.Types & Scalars;
        }

        return CreateOfOne(types, goal, shape, site) ?? CreateOfOne(shape.Types & ~types, goal, shape, site);
    }

    private Instance? CreateOfOne(SchemaTypes types, SampleGoal goal, ValueShape shape, SampleSite site)
    {
        // A value of several types has each of them at times.
        for (int i = 0, start = _random.Chance(70) ? 0 : _random.Next(s_types.Length); types != SchemaTypes.None && i < s_types.Length; i++)
        {
            var type = s_types[(start + i) % s_types.Length] & types;
            if (type == SchemaTypes.None || CreateOf(type, goal, shape, site) is not { } created)
            {
                continue;
            }

            if (shape.Excluded.Count == 0 || !IsExcluded(shape, created))
            {
                return created;
            }

            Fail(site, "not, because it forbids all other values");
        }

        return null;
    }

    private static bool IsIn(SchemaTypes types, Instance value) => (InstanceTypes.Of(value) & types) != 0;

    private static bool IsExcluded(ValueShape shape, Instance value) =>
        shape.Excluded.Exists(excluded => InstanceEquality.Compare(value, excluded) == Evaluation.Verdict.Valid);

    private Instance? CreateOf(SchemaTypes type, SampleGoal goal, ValueShape shape, SampleSite site)
    {
        if (shape.Suggestions.Count > 0 && _random.Chance(50) && Suggest(type, goal, shape) is { } suggestion)
        {
            return suggestion;
        }

        return type switch
        {
            SchemaTypes.Object => CreateObject(shape, site),
            SchemaTypes.Array => CreateArray(goal, shape, site),
            SchemaTypes.String => _texts.Create(shape, site, _random, _person) is { } text
                ? new Instance.String(text) : Fail(site, TextSampler.RuleOf(shape.Text)),
            SchemaTypes.Boolean => CreateBoolean(shape, site),
            SchemaTypes.Null => Instance.Null.Value,
            _ => CreateNumber(shape, site),
        };
    }

    private Instance? Suggest(SchemaTypes type, SampleGoal goal, ValueShape shape)
    {
        var suggestion = InstanceReader.Read(_random.Pick(shape.Suggestions));
        return IsIn(type, suggestion) && Meets(goal, suggestion) ? suggestion : null;
    }

    private Instance CreateBoolean(ValueShape shape, SampleSite site)
    {
        var value = new Instance.Boolean(site.Name == "primary" || _random.Chance(50));
        return IsExcluded(shape, value) ? new Instance.Boolean(!value.Value) : value;
    }

    private Instance.Number? CreateNumber(ValueShape shape, SampleSite site)
    {
        shape.Number.Range ??= NumberRange.Of(shape, site.Name);
        if (shape.Number.Range.Next(_random, shape.Excluded.Count == 0
            ? null : value => !IsExcluded(shape, new Instance.Number(value))) is { } found)
        {
            return found;
        }

        Fail(site, shape.Number.Range.Rule);
        return null;
    }

    private Instance? Fail(SampleSite site, string rule)
    {
        // The deepest location is the cause of the failures above it.
        if (_failure is not { } failure || site.Depth >= failure.Site.Depth)
        {
            _failure = (site, rule);
        }

        return null;
    }
}
