using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <content>Creates arrays.</content>
internal sealed partial class RecordSampler
{
    private const int MostItems = 100_000;
    private const int MostDuplicates = 30;

    private Instance? CreateArray(SampleGoal goal, ValueShape shape, SampleSite site)
    {
        var limits = shape.Array;
        var least = Math.Max(limits.MinItems, limits.HasDuplicates ? 2 : 0);
        if (least > Math.Min(limits.MaxItems, MostItems))
        {
            return Fail(site, $"minItems {least}");
        }

        var count = Count(least, limits, site);
        var items = new List<Instance>(count);
        var known = limits.IsUnique ? new HashSet<JsonValue>() : null;
        var excluded = limits.IsUnique ? new List<Schema>() : null;
        var contained = new Queue<SampleGoal>(limits.Contains);
        var own = limits.Views.Max(view => view.TupleItems?.Count) ?? 0;
        while (items.Count < count && !IsExhausted)
        {
            // What the array must contain comes after the items that have their own schemas.
            var isContained = contained.Count > 0 && (items.Count >= own || count - items.Count <= contained.Count);
            var wanted = isContained ? contained.Dequeue() : null;
            if (CreateItem(limits, items.Count, wanted, known, excluded, site) is not { } item)
            {
                if (wanted is not null || items.Count < least)
                {
                    return null;
                }

                break;
            }

            items.Add(item);
        }

        if (items.Count < least)
        {
            return null;
        }

        if (limits.HasDuplicates)
        {
            // A copy at the end is followed by nothing, and the first items are likely to be equal otherwise.
            items[^1] = items[^2];
        }

        var created = new Instance.Array(items, isComplete: true);
        return limits.Contains.Count == 0 || Meets(new(goal.All.Where(schema => schema.Contains is not null).ToList(), []), created)
            ? created : Fail(site, "contains");
    }

    private int Count(int least, ArrayLimits limits, SampleSite site)
    {
        var wanted = limits.Contains.Count + (limits.Views.Max(view => view.TupleItems?.Count) ?? 0);
        var usual = site.Depth > DeepestOptional ? least
            : site.Parent?.Name == IdentityMap ? 1
            : wanted > 0 ? wanted
            : 1 + _random.Next(3);
        return Math.Min(limits.MaxItems, Math.Max(Math.Max(least, limits.Contains.Count), usual));
    }

    private Instance? CreateItem(
        ArrayLimits limits, int index, SampleGoal? wanted, HashSet<JsonValue>? known, List<Schema>? excluded, SampleSite site)
    {
        var goal = ItemGoal(limits, index);
        goal = wanted is null ? goal : goal.With(wanted.All, wanted.None);
        if (goal.IsImpossible)
        {
            return Fail(site.Item(index), "items");
        }

        for (var i = 0; i < MostDuplicates; i++)
        {
            // Random items of a small set are soon equal, so the known ones are excluded after some attempts.
            var own = i > 5 && excluded is { Count: > 0 } ? goal.With([], excluded) : goal;
            if (Create(own, site.Item(index)) is not { } item)
            {
                return own == goal ? null : Fail(site.Item(index), "uniqueItems");
            }

            if (known is null)
            {
                return item;
            }

            if (InstanceValues.Of(item) is { } value && known.Add(value))
            {
                excluded!.Add(new Schema { Const = value });
                return item;
            }
        }

        return Fail(site.Item(index), "uniqueItems");
    }

    private static SampleGoal ItemGoal(ArrayLimits limits, int index)
    {
        if (!limits.Goals.TryGetValue(index, out var goal))
        {
            // Items without their own schemas share a goal.
            var isShared = limits.Views.TrueForAll(view => view.TupleItems is null) && limits.NotAt.Count == 0;
            if (isShared && index > 0)
            {
                return ItemGoal(limits, 0);
            }

            List<Schema> all =
            [
                .. limits.Views.Select(view => view.TupleItems is not { } tuple ? view.Items
                    : index < tuple.Count ? tuple[index] : view.AdditionalItems).OfType<Schema>(),
            ];
            if (all.Count == 0)
            {
                all.AddRange(limits.Views.Select(view => view.UnevaluatedItems).OfType<Schema>());
            }

            goal = new(
                all,
                limits.NotAt.TryGetValue(index, out var not) ? [.. limits.ItemNone, not] : limits.ItemNone);
            limits.Goals.Add(index, goal);
        }

        return goal;
    }
}
