using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Merges the schemas of a goal into the constraints on its value. Choices are made at random, once per attempt.</summary>
internal sealed partial class ShapeBuilder
{
    // A document has no circular chains of references, so only a damaged one is nested as deeply.
    private const int DeepestNesting = 250;
    private const int MostContained = 1000;

    private readonly SampleSchemas _schemas;
    private readonly SampleRandom _random;
    private readonly SampleDecisions _decisions;
    private readonly bool _prefersScalars;
    private readonly ValueShape _shape = new();
    private readonly Queue<(Schema Owner, string Keyword, EquatableArray<Schema> Branches)> _choices = new();
    private readonly Queue<Schema> _negated = new();
    private int _nesting;

    private ShapeBuilder(SampleSchemas schemas, SampleRandom random, SampleDecisions decisions, bool prefersScalars)
    {
        _schemas = schemas;
        _random = random;
        _decisions = decisions;
        _prefersScalars = prefersScalars;
    }

    /// <param name="prefersScalars">True to prefer branches that end a recursion.</param>
    public static ValueShape Build(
        SampleGoal goal, SampleSchemas schemas, SampleRandom random, SampleDecisions decisions, bool prefersScalars)
    {
        var builder = new ShapeBuilder(schemas, random, decisions, prefersScalars);
        foreach (var schema in goal.All)
        {
            builder.Add(schema);
        }

        foreach (var schema in goal.None)
        {
            builder._negated.Enqueue(schema);
        }

        builder.Choose();
        return builder._shape;
    }

    private void Choose()
    {
        while (_shape.Conflict is null)
        {
            if (_choices.TryDequeue(out var choice))
            {
                AddBranch(choice.Owner, choice.Keyword, choice.Branches);
            }
            else if (_negated.TryDequeue(out var negated))
            {
                Negate(negated);
            }
            else
            {
                break;
            }
        }
    }

    private void Add(Schema schema)
    {
        if (schema.Always is { } always)
        {
            if (!always)
            {
                _shape.Fail("the schema false");
            }

            return;
        }

        if (schema.Ref is { } key)
        {
            if (_nesting >= DeepestNesting || _schemas.Document.Find(key) is not { } target)
            {
                _shape.Fail($"$ref \"{key}\"");
                return;
            }

            _nesting++;
            Add(target);
            _nesting--;
            return;
        }

        AddValues(schema);
        AddSizes(schema);
        AddContent(schema);
        foreach (var part in schema.AllOf)
        {
            Add(part);
        }

        if (schema.AnyOf.Count > 0)
        {
            _choices.Enqueue((schema, "anyOf", schema.AnyOf));
        }

        if (schema.OneOf.Count > 0)
        {
            _choices.Enqueue((schema, "oneOf", schema.OneOf));
        }

        foreach (var rule in _schemas.Deferred(schema))
        {
            Add(rule);
        }
    }

    private void Add(DeferredRule rule)
    {
        _shape.Deferred.Add(rule);
        if (!_decisions.Conditions.TryGetValue(rule.If, out var holds))
        {
            return;
        }

        _shape.HasChoice = true;
        if (holds)
        {
            Add(rule.If);
        }
        else
        {
            _negated.Enqueue(rule.If);
        }

        if ((holds ? rule.Then : rule.Else) is { } branch)
        {
            Add(branch);
        }
    }

    private void AddValues(Schema schema)
    {
        _shape.Restrict(InstanceTypes.Allowed(schema.Types));
        _shape.Unit ??= schema.Unit;
        _shape.XdmType ??= schema.XdmType;
        if (schema.Default is { } suggestion)
        {
            _shape.Suggestions.Add(suggestion);
        }

        _shape.Suggestions.AddRange(schema.Texts.Labels.Select(label => new JsonValue.String(label.Name)));
        if (schema.Const is { } constant)
        {
            _shape.Allow([constant], "const");
        }

        if (schema.Enum is { } values)
        {
            _shape.Allow(values, "enum");
        }

        if (schema.Minimum is { } minimum)
        {
            _shape.Number.AtLeast(minimum, false);
        }

        if (schema.ExclusiveMinimum is { } exclusiveMinimum)
        {
            _shape.Number.AtLeast(exclusiveMinimum, true);
        }

        if (schema.Maximum is { } maximum)
        {
            _shape.Number.AtMost(maximum, false);
        }

        if (schema.ExclusiveMaximum is { } exclusiveMaximum)
        {
            _shape.Number.AtMost(exclusiveMaximum, true);
        }

        if (schema.MultipleOf is { } divisor)
        {
            _shape.Number.Divisors.Add(divisor);
        }

        if (schema.Pattern is { } pattern)
        {
            _shape.Text.Patterns.Add(pattern);
        }

        if (schema.Format is { } format)
        {
            _shape.FormatName = format;
            if (StringFormats.Knows(format))
            {
                _shape.Text.Formats.Add(format);
            }
        }

        foreach (var keyword in ValueKeyword.All)
        {
            if (keyword.Types != SchemaTypes.Any && keyword.IsIn(schema))
            {
                _shape.Mentioned |= keyword.Types;
            }
        }
    }

    private void AddSizes(Schema schema)
    {
        _shape.Text.MinLength = Math.Max(_shape.Text.MinLength, schema.MinLength ?? 0);
        _shape.Text.MaxLength = Math.Min(_shape.Text.MaxLength, schema.MaxLength ?? int.MaxValue);
        _shape.Array.MinItems = Math.Max(_shape.Array.MinItems, schema.MinItems ?? 0);
        _shape.Array.MaxItems = Math.Min(_shape.Array.MaxItems, schema.MaxItems ?? int.MaxValue);
        _shape.Array.IsUnique |= schema.UniqueItems;
        _shape.Object.MinProperties = Math.Max(_shape.Object.MinProperties, schema.MinProperties ?? 0);
        _shape.Object.MaxProperties = Math.Min(_shape.Object.MaxProperties, schema.MaxProperties ?? int.MaxValue);
    }

    private void AddContent(Schema schema)
    {
        if (schema.Items is not null || schema.TupleItems is not null || schema.UnevaluatedItems is not null)
        {
            _shape.Array.Views.Add(schema);
            _shape.Mentioned |= SchemaTypes.Array;
        }

        if (schema.Contains is { } contained)
        {
            for (var i = 0; i < Math.Min(schema.MinContains ?? 1, MostContained); i++)
            {
                _shape.Array.Contains.Add(new([contained], []));
            }

            _shape.Mentioned |= SchemaTypes.Array;
        }

        if (schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.AdditionalProperties is not null
            || schema.UnevaluatedProperties is not null)
        {
            _shape.Object.Views.Add(schema);
            _shape.Mentioned |= SchemaTypes.Object;
        }

        foreach (var name in schema.Required)
        {
            Require(name);
        }

        if (schema.PropertyNames is { } names)
        {
            _shape.Object.Names.Add(names);
            _shape.Mentioned |= SchemaTypes.Object;
        }

        if (MemberKeywords.AreIn(schema))
        {
            _shape.Mentioned |= SchemaTypes.Object;
        }
    }

    private void Require(string name)
    {
        _shape.Mentioned |= SchemaTypes.Object;
        if (!_shape.Object.Required.Contains(name))
        {
            _shape.Object.Required.Add(name);
        }
    }
}
