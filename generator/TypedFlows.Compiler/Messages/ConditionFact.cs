using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <summary>One thing that a condition says of a value: that it is, or is not, one of some values; or that it is given or not.</summary>
/// <param name="Name">The value's name in messages.</param>
/// <param name="Holds">False where the condition says the opposite.</param>
/// <param name="Values">Null where the fact is about presence.</param>
internal sealed record ConditionFact(PropertyPathText Name, bool Holds, EquatableArray<JsonValue>? Values)
{
    public static ConditionFact Given(PropertyPathText name) => new(name, true, null);

    public static ConditionFact OneOf(PropertyPathText name, EquatableArray<JsonValue> values) => new(name, true, values);

    public ConditionFact Negate() => this with { Holds = !Holds };

    /// <summary>The two as one fact about the same value; a fact that says it all takes the place of the lesser one.</summary>
    public ConditionFact Join(ConditionFact later)
    {
        if (Values is not { } values || later.Values is not { } more)
        {
            // What a value is, or is not, outweighs that it is given; that it is not given outweighs all.
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
