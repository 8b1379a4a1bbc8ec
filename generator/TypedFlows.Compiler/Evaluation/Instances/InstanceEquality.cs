using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Compares JSON values with three-valued logic: 1 equals 1.0, the order of properties is irrelevant, and an unknown value may equal any
/// value.
/// </summary>
internal static class InstanceEquality
{
    /// <returns>Valid if both are equal, Invalid if they differ, and Unknown otherwise.</returns>
    public static Verdict Compare(Instance instance, JsonValue value) => (instance, value) switch
    {
        (Instance.Null, JsonValue.Null) => Verdict.Valid,
        (Instance.Boolean left, JsonValue.Boolean right) => Verdicts.Of(left.Value == right.Value),
        (Instance.Number left, JsonValue.Number right) => Verdicts.Of(left.Value == right.Value),
        (Instance.String left, JsonValue.String right) => Verdicts.Of(string.Equals(left.Value, right.Value, StringComparison.Ordinal)),
        (Instance.Array left, JsonValue.Array right) => Compare(left, right),
        (Instance.Object left, JsonValue.Object right) => Compare(left, right),
        (Instance.Unknown, _) => (InstanceTypes.Of(instance) & value.Type) == 0 ? Verdict.Invalid : Verdict.Unknown,
        _ => Verdict.Invalid,
    };

    private static Verdict Compare(Instance.Array left, JsonValue.Array right)
    {
        if (left.Items.Count > right.Items.Count || (left.IsComplete && left.Items.Count < right.Items.Count))
        {
            return Verdict.Invalid;
        }

        var verdict = left.IsComplete ? Verdict.Valid : Verdict.Unknown;
        for (var i = 0; i < left.Items.Count && verdict != Verdict.Invalid; i++)
        {
            verdict = Verdicts.And(verdict, Compare(left.Items[i].Refine(), right.Items[i]));
        }

        return verdict;
    }

    private static Verdict Compare(Instance.Object left, JsonValue.Object right)
    {
        var verdict = left.IsClosed ? Verdict.Valid : Verdict.Unknown;
        foreach (var wanted in right.Members)
        {
            var member = left.Find(wanted.Name);
            verdict = Verdicts.And(verdict, member.Presence switch
            {
                Presence.Absent => Verdict.Invalid,
                Presence.Present => Compare(member.Value.Refine(), wanted.Value),
                _ => Verdicts.And(Verdict.Unknown, Compare(member.Value.Refine(), wanted.Value)),
            });
        }

        foreach (var member in left.Members)
        {
            if (member.Presence != Presence.Absent && right.Find(member.Name) is null)
            {
                verdict = Verdicts.And(verdict, member.Presence == Presence.Present ? Verdict.Invalid : Verdict.Unknown);
            }
        }

        return verdict;
    }
}
