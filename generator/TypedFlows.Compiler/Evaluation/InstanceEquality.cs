using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Equality as JSON means it, three-valued: 1 equals 1.0, members are in any order, an unknown value may equal.</summary>
internal static class InstanceEquality
{
    /// <returns>Valid where the two are equal, Invalid where they differ.</returns>
    public static Verdict Compare(Instance instance, JsonValue value) => (instance, value) switch
    {
        (NullInstance, JsonNull) => Verdict.Valid,
        (BooleanInstance left, JsonBoolean right) => Verdicts.Of(left.Value == right.Value),
        (NumberInstance left, JsonNumber right) => Verdicts.Of(left.Value == right.Value),
        (StringInstance left, JsonString right) => Verdicts.Of(string.Equals(left.Value, right.Value, StringComparison.Ordinal)),
        (ArrayInstance left, JsonArray right) => Compare(left, right),
        (ObjectInstance left, JsonObject right) => Compare(left, right),
        (UnknownInstance, _) => (InstanceTypes.Of(instance) & InstanceTypes.Of(value)) == 0 ? Verdict.Invalid : Verdict.Unknown,
        _ => Verdict.Invalid,
    };

    private static Verdict Compare(ArrayInstance left, JsonArray right)
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

    private static Verdict Compare(ObjectInstance left, JsonObject right)
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
