using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Aot.Listing;

/// <summary>Creates documents that a schema accepts, and similar ones that it rejects. Candidates come from the keywords that define
/// allowed values. The evaluator decides which candidates are valid, so keywords that exclude values need no handling here.</summary>
internal sealed class Examples(SchemaDocument document)
{
    private const int Enough = 12;
    private const int Deepest = 6;

    public IReadOnlyList<JsonValue> Valid() => Valid(document.Root, 0);

    /// <summary>Returns values of other types, and valid documents with one property removed, changed or added, that the schema
    /// rejects.</summary>
    public IReadOnlyList<JsonValue> Invalid(IReadOnlyList<JsonValue> valid)
    {
        JsonValue[] others =
            [
                JsonValue.Null.Value,
                new JsonValue.Array([]),
                new JsonValue.Object([]),
                new JsonValue.String(string.Empty),
                new JsonValue.Number(JsonDecimal.FromInt64(0)),
                new JsonValue.Boolean(true)];
        var known = valid.OfType<JsonValue.Object>().ToArray();
        var without = known.SelectMany(one => one.Members.Select(member => Without(one, member.Name)));
        var added = known.SelectMany(
            one =>
                known.SelectMany(
                    other =>
                        other.Members.Where(member => one.Find(member.Name) is null).Select(
                            member => With(one, member.Name, member.Value))));
        var changed = known.Take(2).SelectMany(
            one => one.Members.SelectMany(member => others.Select(other => With(one, member.Name, other))));
        return [
            .. others.Concat(without).Concat(added).Concat(changed).Where(
                value => Evaluate(document.Root, value) == Verdict.Invalid).Distinct().Take(100)];
    }

    private List<JsonValue> Valid(Schema schema, int depth)
    {
        var resolved = document.Resolve(schema) ?? schema;
        return [.. Candidates(resolved, depth).Select(value => Repair(resolved, value)).OfType<JsonValue>().Distinct().Take(Enough)];
    }

    private IEnumerable<JsonValue> Candidates(Schema schema, int depth)
    {
        if (schema.Const is { } fixedValue)
        {
            return [fixedValue];
        }

        if (schema.Enum is { } values)
        {
            return values;
        }

        var branches = schema.OneOf.Concat(schema.AnyOf).Concat(schema.AllOf).Concat(new[] { schema.Then, schema.Else }.OfType<Schema>());
        var perBranch = depth >= Deepest ? [] : branches.Select(branch => Valid(branch, depth + 1)).ToArray();

        // The branches alternate, so that each one contributes candidates.
        var inBranches = Enumerable.Range(0, Enough).SelectMany(
            i => perBranch.Where(branch => branch.Count > i).Select(branch => branch[i])).ToArray();
        var own = OfTypes(schema, depth).ToArray();

        // The candidates of a branch are merged with those of the schema itself.
        var joined = own.OfType<JsonValue.Object>().SelectMany(
            one => inBranches.OfType<JsonValue.Object>().Select(other => new JsonValue.Object(one.Members.Concat(other.Members))));
        return own.Concat(joined).Concat(inBranches);
    }

    private IEnumerable<JsonValue> OfTypes(Schema schema, int depth)
    {
        var types = schema.Types != SchemaTypes.None ? schema.Types
            : schema.Properties.Count > 0 || schema.Required.Count > 0 ? SchemaTypes.Object
            : SchemaTypes.String | SchemaTypes.Object;
        if (types.HasFlag(SchemaTypes.Object))
        {
            foreach (var value in Objects(schema, depth))
            {
                yield return value;
            }
        }

        if (types.HasFlag(SchemaTypes.Array))
        {
            foreach (var value in Arrays(schema, depth))
            {
                yield return value;
            }
        }

        foreach (var value in ScalarExamples.Of(schema, types))
        {
            yield return value;
        }
    }

    private IEnumerable<JsonValue> Objects(Schema schema, int depth)
    {
        var choices = new Dictionary<string, List<JsonValue>>(StringComparer.Ordinal);
        if (depth < Deepest)
        {
            foreach (var property in schema.Properties)
            {
                if (Valid(property.Schema, depth + 1) is { Count: > 0 } valid)
                {
                    choices[property.Name] = valid;
                }
            }
        }

        foreach (var name in schema.Required)
        {
            choices.TryAdd(name, [new JsonValue.String("any")]);
        }

        var all = new JsonValue.Object(choices.Select(choice => new NamedValue(choice.Key, choice.Value[0])));
        yield return all;
        yield return new JsonValue.Object(all.Members.Where(member => schema.Required.Contains(member.Name)));

        // The second choice of each property comes before the third, so that no property dominates.
        for (var choice = 1; choice < Enough; choice++)
        {
            foreach (var (name, values) in choices.Where(pair => pair.Value.Count > choice))
            {
                yield return With(all, name, values[choice]);
            }
        }

        if (schema.AdditionalProperties is { Always: null } other && depth < Deepest)
        {
            foreach (var value in Valid(other, depth + 1))
            {
                yield return With(all, "another", value);
            }
        }
    }

    private IEnumerable<JsonValue> Arrays(Schema schema, int depth)
    {
        if (depth < Deepest)
        {
            var first = (
                schema.TupleItems ?? EquatableArray<Schema>.Empty).Select(item =>
                    Valid(item, depth + 1).FirstOrDefault()).OfType<JsonValue>().ToArray();
            var more = schema.Items is { } items ? Valid(items, depth + 1) : [new JsonValue.String("any")];
            if (more.Count > 0)
            {
                var missing = Math.Max(0, (schema.MinItems ?? 0) - first.Length);
                yield return new JsonValue.Array(
                    first.Concat(Enumerable.Range(0, Math.Max(missing, 1)).Select(i => more[i % more.Count])).ToEquatableArray());
                yield return new JsonValue.Array(first.Concat(more).ToEquatableArray());
            }

            yield return new JsonValue.Array(first.ToEquatableArray());
        }

        yield return new JsonValue.Array([]);
    }

    // Removes properties, beginning with the one that leaves the fewest violations, until the value is valid. Returns null if it never
    // is.
    private JsonValue? Repair(Schema schema, JsonValue value)
    {
        while (Evaluate(schema, value) != Verdict.Valid)
        {
            if (value is not JsonValue.Object { Members.Count: > 0 } known)
            {
                return null;
            }

            value = known.Members.Select(member => Without(known, member.Name)).MinBy(less => Violations(schema, less))!;
        }

        return value;
    }

    private Verdict Evaluate(Schema schema, JsonValue value) => SchemaEvaluator.Evaluate(Document(schema), InstanceReader.Read(value));

    private int Violations(Schema schema, JsonValue value) =>
        SchemaEvaluator.Evaluate(Document(schema), InstanceReader.Read(value), string.Empty).Violations.Count;

    private SchemaDocument Document(Schema schema) => document with { Root = schema };

    private static JsonValue.Object With(JsonValue.Object known, string name, JsonValue value) =>
        new(known.Members.Append(new NamedValue(name, value)));

    private static JsonValue.Object Without(JsonValue.Object known, string name) => new(known.Members.Where(member => member.Name != name));
}
