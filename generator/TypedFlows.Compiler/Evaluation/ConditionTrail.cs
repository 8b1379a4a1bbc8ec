using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The conditions passed on the way to a rule: which <c>if</c> was met and which was not. Immutable.</summary>
internal sealed class ConditionTrail
{
    private readonly ConditionTrail? _before;
    private readonly Schema? _condition;
    private readonly bool _taken;
    private readonly string _name;

    private ConditionTrail(ConditionTrail? before, Schema? condition, bool taken, string name)
    {
        _before = before;
        _condition = condition;
        _taken = taken;
        _name = name;
    }

    /// <summary>No condition: the rule always holds.</summary>
    public static ConditionTrail Empty { get; } = new(null, null, false, string.Empty);

    /// <param name="ifSchema">The schema under <c>if</c>.</param>
    /// <param name="taken">True on the way into <c>then</c>, false into <c>else</c>.</param>
    /// <param name="name">The name of the value that it judges (<see cref="InstanceName"/>); empty for the document.</param>
    public ConditionTrail Push(Schema ifSchema, bool taken, string name = "") => new(this, ifSchema, taken, name);

    /// <summary>The same conditions with other names for the values that they judge.</summary>
    public ConditionTrail Rename(Func<string, string> rename) =>
        _before is null ? this : new ConditionTrail(_before.Rename(rename), _condition, _taken, rename(_name));

    /// <summary>
    /// In words, such as <c>when 'frequency' is 'minute'</c>; empty where there is no condition or none that words can tell.
    /// What is said twice of a value is said once: what it is, rather than what it is not.
    /// </summary>
    public string Describe()
    {
        var facts = new List<ConditionFact>();
        var exceptions = new List<EquatableArray<ConditionFact>>();
        foreach (var step in Steps())
        {
            var told = ConditionFacts.Of(step._condition!, step._name);
            if (step._taken)
            {
                facts.AddRange(told.Facts);
            }
            else if (told.IsComplete && told.Facts.Count == 1)
            {
                facts.Add(told.Facts[0].Negate());
            }
            else if (told.IsComplete && told.Facts.Count > 1)
            {
                exceptions.Add(told.Facts);
            }
        }

        var when = Wording.Facts(ConditionFacts.Join(facts));
        var unless = string.Join(" or ", exceptions.Select(e => Wording.Facts(e)).Where(e => e.Length > 0));
        return (when.Length > 0 ? "when " + when : string.Empty)
            + (when.Length > 0 && unless.Length > 0 ? ", " : string.Empty)
            + (unless.Length > 0 ? "unless " + unless : string.Empty);
    }

    private Stack<ConditionTrail> Steps()
    {
        var steps = new Stack<ConditionTrail>();
        for (var step = this; step._before is not null; step = step._before)
        {
            steps.Push(step);
        }

        return steps;
    }
}
