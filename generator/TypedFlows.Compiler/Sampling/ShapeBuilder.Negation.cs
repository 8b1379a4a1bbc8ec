using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <content>Adds constraints that make a schema invalid. One of its keywords must fail.</content>
internal sealed partial class ShapeBuilder
{
    private void Negate(Schema negated)
    {
        if (_schemas.Document.Resolve(negated) is not { } schema || schema.Always == true)
        {
            _shape.Fail("not");
            return;
        }

        if (schema.Always == false || (InstanceTypes.Allowed(schema.Types) & _shape.Types) == 0)
        {
            return;
        }

        // A keyword fails only for a value of its type.
        var ways = new List<Action>();
        foreach (var (types, negate) in Ways(schema))
        {
            if ((types & _shape.Types) != 0)
            {
                ways.Add(() =>
                {
                    _shape.Restrict(types, "not");
                    negate();
                });
            }
        }

        _shape.HasChoice |= ways.Count > 1;
        if (ways.Count == 0)
        {
            _shape.Fail("not");
            return;
        }

        _random.Pick(ways)();
    }

    private IEnumerable<(SchemaTypes Types, Action Negate)> Ways(Schema schema)
    {
        if (schema.Types != SchemaTypes.None)
        {
            yield return (~schema.Types & SchemaTypes.Any, () => { });
        }

        if (schema.Const is not null || schema.Enum is not null)
        {
            yield return (SchemaTypes.Any, () => _shape.Excluded.AddRange(Values(schema)!));
        }

        foreach (var way in NumberWays(schema).Select(way => (SchemaTypes.Number, way))
            .Concat(TextWays(schema).Select(way => (SchemaTypes.String, way)))
            .Concat(ArrayWays(schema).Select(way => (SchemaTypes.Array, way)))
            .Concat(ObjectWays(schema).Select(way => (SchemaTypes.Object, way)))
            .Concat(CombinedWays(schema).Select(way => (SchemaTypes.Any, way))))
        {
            yield return way;
        }
    }

    private IEnumerable<Action> NumberWays(Schema schema)
    {
        if (schema.Minimum is { } minimum)
        {
            yield return () => _shape.Number.AtMost(minimum, true);
        }

        if (schema.ExclusiveMinimum is { } exclusiveMinimum)
        {
            yield return () => _shape.Number.AtMost(exclusiveMinimum, false);
        }

        if (schema.Maximum is { } maximum)
        {
            yield return () => _shape.Number.AtLeast(maximum, true);
        }

        if (schema.ExclusiveMaximum is { } exclusiveMaximum)
        {
            yield return () => _shape.Number.AtLeast(exclusiveMaximum, false);
        }

        if (schema.MultipleOf is { } divisor)
        {
            yield return () => _shape.Number.NotDivisors.Add(divisor);
        }
    }

    private IEnumerable<Action> TextWays(Schema schema)
    {
        if (schema.MinLength is > 0 and var minLength)
        {
            yield return () => _shape.Text.MaxLength = Math.Min(_shape.Text.MaxLength, minLength - 1);
        }

        if (schema.MaxLength is < int.MaxValue and var maxLength)
        {
            yield return () => _shape.Text.MinLength = Math.Max(_shape.Text.MinLength, maxLength + 1);
        }

        if (schema.Pattern is { } pattern)
        {
            yield return () => _shape.Text.NotPatterns.Add(pattern);
        }

        if (schema.Format is { } format && StringFormats.Knows(format))
        {
            yield return () => _shape.Text.NotFormats.Add(format);
        }
    }

    private IEnumerable<Action> ArrayWays(Schema schema)
    {
        var array = _shape.Array;
        if (schema.MinItems is > 0 and var minItems)
        {
            yield return () => array.MaxItems = Math.Min(array.MaxItems, minItems - 1);
        }

        if (schema.MaxItems is < int.MaxValue and var maxItems)
        {
            yield return () => array.MinItems = Math.Max(array.MinItems, maxItems + 1);
        }

        if (schema.UniqueItems)
        {
            yield return () => array.HasDuplicates = true;
        }

        if (schema.Contains is { } contained)
        {
            yield return () => array.ItemNone.Add(contained);
        }

        if (schema.Items is { Always: not true } items)
        {
            yield return () => array.Contains.Add(new([], [items]));
        }

        for (var i = 0; i < (schema.TupleItems?.Count ?? 0); i++)
        {
            var index = i;
            yield return () =>
            {
                array.MinItems = Math.Max(array.MinItems, index + 1);
                array.NotAt[index] = schema.TupleItems![index];
            };
        }

        if (schema is { TupleItems: { } tuple, AdditionalItems: { Always: not true } others })
        {
            yield return () =>
            {
                array.MinItems = Math.Max(array.MinItems, tuple.Count + 1);
                array.NotAt[tuple.Count] = others;
            };
        }
    }

    private IEnumerable<Action> ObjectWays(Schema schema)
    {
        var found = _shape.Object;
        foreach (var name in schema.Required)
        {
            yield return () => Forbid(name);
        }

        foreach (var property in schema.Properties.Where(property => property.Schema.Always != true))
        {
            yield return () =>
            {
                Require(property.Name);
                found.PropertyNone.Add(property);
            };
        }

        foreach (var property in schema.PatternProperties.Where(property => property.Schema.Always != true))
        {
            yield return () => found.Extras.Add(
                new(new([new Schema { Pattern = property.Name, Types = SchemaTypes.String }], []), null, property.Schema));
        }

        if (schema.AdditionalProperties is { Always: not true } others)
        {
            yield return () => found.Extras.Add(new(null, schema, others));
        }

        if (schema.PropertyNames is { } names)
        {
            yield return () => found.Extras.Add(new(new([new Schema { Types = SchemaTypes.String }], [names]), null, null));
        }

        if (schema.MinProperties is > 0 and var minProperties)
        {
            yield return () => found.MaxProperties = Math.Min(found.MaxProperties, minProperties - 1);
        }

        if (schema.MaxProperties is < int.MaxValue and var maxProperties)
        {
            yield return () => found.MinProperties = Math.Max(found.MinProperties, maxProperties + 1);
        }
    }

    private IEnumerable<Action> CombinedWays(Schema schema)
    {
        foreach (var part in schema.AllOf)
        {
            yield return () => _negated.Enqueue(part);
        }

        if (schema.AnyOf.Count > 0)
        {
            yield return () => NegateEach(schema.AnyOf);
        }

        if (schema.OneOf.Count > 0)
        {
            yield return () => NegateEach(schema.OneOf);
        }

        if (schema.OneOf.Count > 1)
        {
            var first = _random.Next(schema.OneOf.Count);
            yield return () =>
            {
                Add(schema.OneOf[first]);
                Add(schema.OneOf[(first + 1 + _random.Next(schema.OneOf.Count - 1)) % schema.OneOf.Count]);
            };
        }

        // A rule fails if its condition holds and its schema does not.
        foreach (var rule in _schemas.Deferred(schema))
        {
            if (rule.Then is { } then)
            {
                yield return () =>
                {
                    Add(rule.If);
                    _negated.Enqueue(then);
                };
            }

            if (rule.Else is { } otherwise)
            {
                yield return () =>
                {
                    _negated.Enqueue(rule.If);
                    _negated.Enqueue(otherwise);
                };
            }
        }
    }

    private void NegateEach(IEnumerable<Schema> schemas)
    {
        foreach (var schema in schemas)
        {
            _negated.Enqueue(schema);
        }
    }

    private void Forbid(string name)
    {
        _shape.Object.Forbidden.Add(name);
        if (_shape.Object.Required.Contains(name))
        {
            _shape.Fail($"required \"{name}\"");
        }
    }
}
