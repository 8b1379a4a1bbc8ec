using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <summary>Represents the conditions of an <c>if</c> as facts that a message can state.</summary>
/// <param name="Facts">The facts, all of which hold if the schema matches.</param>
/// <param name="IsComplete">False if the schema requires more than the facts state.</param>
internal sealed record ConditionFacts(EquatableArray<ConditionFact> Facts, bool IsComplete)
{
    // Remainder() equals this schema if only keywords are used that facts can state.
    private static readonly Schema s_empty = new();

    /// <param name="name">The name of the value that the schema evaluates; empty for the document.</param>
    public static ConditionFacts Of(Schema schema, PropertyPathText name)
    {
        var facts = new List<ConditionFact>();
        var isComplete = Remainder(schema) == s_empty;
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

    /// <summary>Returns one fact per value, in the order in which the values first occur.</summary>
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

    // The type is implied by a value or a property.
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

/// <summary>Represents one statement of a condition about a value: it equals one of several values, or it is present.</summary>
/// <param name="Name">The name of the value in messages.</param>
/// <param name="Holds">False if the condition requires the opposite.</param>
/// <param name="Values">The values, or null if the fact is about presence.</param>
internal sealed record ConditionFact(PropertyPathText Name, bool Holds, EquatableArray<JsonValue>? Values)
{
    public static ConditionFact Given(PropertyPathText name) => new(name, true, null);

    public static ConditionFact OneOf(PropertyPathText name, EquatableArray<JsonValue> values) => new(name, true, values);

    public ConditionFact Negate() => this with { Holds = !Holds };

    /// <summary>Combines two facts about the same value. A more specific fact replaces a less specific one.</summary>
    public ConditionFact Join(ConditionFact later)
    {
        if (Values is not { } values || later.Values is not { } more)
        {
            // A fact about the value replaces a fact about its presence. A fact about absence replaces every other fact.
            return Values is null ? (Holds ? later : this) : later.Holds ? this : later;
        }

        return (Holds, later.Holds) switch
        {
            (true, true) => later with { Values = values.Where(v => more.Contains(v)).ToEquatableArray() },
            (true, false) => this with { Values = values.Where(v => !more.Contains(v)).ToEquatableArray() },
            (false, true) => later with { Values = more.Where(v => !values.Contains(v)).ToEquatableArray() },
            (false, false) => this with { Values = values.Concat(more.Where(v => !values.Contains(v))).ToEquatableArray() },
        };
    }
}
