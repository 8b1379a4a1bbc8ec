using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <summary>What an <c>if</c> says, as facts that words can tell.</summary>
/// <param name="Facts">All of them hold where the schema does.</param>
/// <param name="IsComplete">False where the schema says more than the facts do.</param>
internal sealed record ConditionFacts(EquatableArray<ConditionFact> Facts, bool IsComplete)
{
    // Keywords that facts are made of, or that say nothing; any other makes the facts incomplete.
    private static readonly Schema Empty = new();

    /// <param name="name">The name of the value that the schema judges; empty for the document.</param>
    public static ConditionFacts Of(Schema schema, PropertyPathText name)
    {
        var facts = new List<ConditionFact>();
        var isComplete = Remainder(schema) == Empty;
        if (schema.Const is { } constant)
        {
            facts.Add(ConditionFact.OneOf(name, [constant]));
        }

        if (schema.Enum is { } values)
        {
            facts.Add(ConditionFact.OneOf(name, values));
        }

        foreach (var property in schema.Properties)
        {
            Add(Of(property.Schema, name.Property(property.Name)));
        }

        foreach (var part in schema.AllOf)
        {
            Add(Of(part, name));
        }

        facts.AddRange(schema.Required.Select(r => ConditionFact.Given(name.Property(r))));
        if (schema.Not is not null)
        {
            var denied = Of(schema.Not, name);
            isComplete &= denied.IsComplete && denied.Facts.Count == 1;
            facts.AddRange(denied.Facts.Where(_ => denied.IsComplete && denied.Facts.Count == 1).Select(f => f.Negate()));
        }

        return new ConditionFacts(Join(facts), isComplete);

        void Add(ConditionFacts part)
        {
            facts.AddRange(part.Facts);
            isComplete &= part.IsComplete;
        }
    }

    /// <summary>One fact a value, in the order in which the values were first spoken of.</summary>
    public static EquatableArray<ConditionFact> Join(IEnumerable<ConditionFact> facts)
    {
        var joined = new List<ConditionFact>();
        foreach (var fact in facts)
        {
            var at = joined.FindIndex(f => f.Name == fact.Name);
            if (at < 0)
            {
                joined.Add(fact);
            }
            else
            {
                joined[at] = joined[at].Join(fact);
            }
        }

        return joined.ToEquatableArray();
    }

    // A type beside a value or a member is implied by it.
    private static Schema Remainder(Schema schema) => schema with
    {
        Title = null,
        Description = null,
        Default = null,
        Const = null,
        Enum = null,
        Properties = [],
        Required = [],
        AllOf = [],
        Not = null,
        Types = schema.Const is not null || schema.Enum is not null || schema.Types == SchemaTypes.Object ? SchemaTypes.None : schema.Types,
    };
}
