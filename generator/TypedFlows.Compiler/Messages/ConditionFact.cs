using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

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
