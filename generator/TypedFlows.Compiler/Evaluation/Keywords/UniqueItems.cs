using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Finds equal items. Completely known items are compared by hash, so that long arrays are fast. Other items are compared in pairs.
/// </summary>
internal static class UniqueItems
{
    // C# code creates few items with unknown values. If there are many, the result is unknown.
    private const int MostComparisons = 10_000;

    /// <returns>Invalid with the indices of the first equal pair if two items are certainly equal.</returns>
    public static Verdict Evaluate(Instance.Array array, out int first, out int second)
    {
        var indices = new Dictionary<JsonValue, int>();
        var open = new List<Instance>();
        for (var i = 0; i < array.Items.Count; i++)
        {
            var item = array.Items[i].Refine();
            if (InstanceValues.Of(item) is not { } value)
            {
                open.Add(item);
            }
            else if (indices.TryGetValue(value, out first))
            {
                second = i;
                return Verdict.Invalid;
            }
            else
            {
                indices.Add(value, i);
            }
        }

        first = second = -1;
        return array.IsComplete && AreDifferent(open, indices.Keys) ? Verdict.Valid
            : !array.IsComplete || array.Items.Count > 1 ? Verdict.Unknown
            : Verdict.Valid;
    }

    private static bool AreDifferent(List<Instance> open, ICollection<JsonValue> known)
    {
        if (open.Count == 0)
        {
            return true;
        }

        if ((long)open.Count * (open.Count + known.Count) > MostComparisons)
        {
            return false;
        }

        for (var i = 0; i < open.Count; i++)
        {
            var types = InstanceTypes.Of(open[i]);
            if (known.Any(value => InstanceEquality.Compare(open[i], value) != Verdict.Invalid)
                || open.Skip(i + 1).Any(other => (InstanceTypes.Of(other) & types) != 0))
            {
                return false;
            }
        }

        return true;
    }
}
