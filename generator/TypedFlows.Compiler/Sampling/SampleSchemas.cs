using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Reads schemas for the sampler. What it returns for a schema is always the same object.</summary>
internal sealed class SampleSchemas(SchemaDocument document)
{
    private static readonly Schema s_never = new() { Always = false };

    private readonly Dictionary<Schema, DeferredRule[]> _deferred = new(ReferenceEqualityComparer.Instance);

    public SchemaDocument Document => document;

    /// <summary>Returns the keywords that are checked against a candidate: not, if, and dependencies.</summary>
    public IReadOnlyList<DeferredRule> Deferred(Schema schema)
    {
        if (schema.Not is null && schema.If is null && schema.DependentSchemas.Count == 0 && schema.DependentRequired.Count == 0)
        {
            return [];
        }

        if (!_deferred.TryGetValue(schema, out var rules))
        {
            rules = [.. Read(schema)];
            _deferred.Add(schema, rules);
        }

        return rules;
    }

    private static IEnumerable<DeferredRule> Read(Schema schema)
    {
        if (schema.Not is { } forbidden)
        {
            yield return new("not", forbidden, s_never, null);
        }

        if (schema.If is { } condition && (schema.Then ?? schema.Else) is not null)
        {
            yield return new("if", condition, schema.Then, schema.Else);
        }

        foreach (var dependency in schema.DependentRequired)
        {
            yield return new("dependencies", Having([dependency.Name]), Having(dependency.Names), null);
        }

        foreach (var dependency in schema.DependentSchemas)
        {
            yield return new("dependencies", Having([dependency.Name]), dependency.Schema, null);
        }
    }

    // Without the type, the condition would hold for every value that is not an object.
    private static Schema Having(EquatableArray<string> names) => new() { Types = SchemaTypes.Object, Required = names };
}
