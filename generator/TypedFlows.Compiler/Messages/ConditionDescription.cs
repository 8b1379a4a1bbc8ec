using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <summary>Describes the conditions under which a rule applies: each <c>if</c> that matched or did not match. Immutable.</summary>
internal sealed class ConditionDescription
{
    private readonly ConditionDescription? _before;
    private readonly Schema? _condition;
    private readonly bool _taken;
    private readonly PropertyPathText _name;

    private ConditionDescription(ConditionDescription? before, Schema? condition, bool taken, PropertyPathText name)
    {
        _before = before;
        _condition = condition;
        _taken = taken;
        _name = name;
    }

    /// <summary>Gets the description without conditions. The rule always applies.</summary>
    public static ConditionDescription Empty { get; } = new(null, null, false, PropertyPathText.Document);

    /// <param name="ifSchema">The schema under <c>if</c>.</param>
    /// <param name="taken">True for the branch <c>then</c>, false for the branch <c>else</c>.</param>
    /// <param name="name">The name of the value that <c>if</c> evaluates; empty for the document.</param>
    public ConditionDescription Push(Schema ifSchema, bool taken, PropertyPathText name) => new(this, ifSchema, taken, name);

    /// <summary>Returns the same conditions as seen from inside a nested value.</summary>
    public ConditionDescription Enclose() =>
        _before is null ? this : new ConditionDescription(_before.Enclose(), _condition, _taken, _name.Enclose());

    /// <summary>
    /// Returns the conditions as text, such as <c>when 'frequency' is 'minute'</c>. The text is empty if no condition can be described.
    /// Several facts about one value are combined into one, and "is" is preferred to "is not".
    /// </summary>
    public string Describe()
    {
        var facts = new List<ConditionFact>();
        var exceptions = new List<EquatableArray<ConditionFact>>();
        foreach (var step in Steps())
        {
            var stated = ConditionFacts.Of(step._condition!, step._name);
            if (step._taken)
            {
                facts.AddRange(stated.Facts);
            }
            else if (stated.IsComplete && stated.Facts.Count == 1)
            {
                facts.Add(stated.Facts[0].Negate());
            }
            else if (stated.IsComplete && stated.Facts.Count > 1)
            {
                exceptions.Add(stated.Facts);
            }
        }

        var when = ViolationMessages.Facts(ConditionFacts.Join(facts));
        var unless = string.Join(" or ", exceptions.Select(e => ViolationMessages.Facts(e)).Where(e => e.Length > 0));
        return (when.Length > 0 ? "when " + when : string.Empty)
            + (when.Length > 0 && unless.Length > 0 ? ", " : string.Empty)
            + (unless.Length > 0 ? "unless " + unless : string.Empty);
    }

    /// <summary>Returns the conditions as the end of a sentence, with a leading space. The text is empty if there is nothing to
    /// describe.</summary>
    public override string ToString() => Describe() is { Length: > 0 } text ? " " + text : string.Empty;

    private Stack<ConditionDescription> Steps()
    {
        var steps = new Stack<ConditionDescription>();
        for (var step = this; step._before is not null; step = step._before)
        {
            steps.Push(step);
        }

        return steps;
    }
}
