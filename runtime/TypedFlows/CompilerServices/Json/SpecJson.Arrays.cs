using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>The rules of arrays that look at single items.</content>
public static partial class SpecJson
{
    // Up to here, to compare each with each is quicker than to hash.
    private const int FewItems = 8;

    /// <summary>Looks up an item of a JSON value by its place.</summary>
    /// <param name="value">The value.</param>
    /// <param name="index">Zero-based place.</param>
    /// <param name="item">The item.</param>
    /// <returns>True for an array that has it.</returns>
    public static bool TryGetItem(JsonElement value, int index, out JsonElement item)
    {
        var isThere = value.ValueKind == JsonValueKind.Array && index < value.GetArrayLength();
        item = isThere ? value[index] : default;
        return isThere;
    }

    /// <summary>Looks up an item of a list by its place.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The list; null has no items.</param>
    /// <param name="index">Zero-based place.</param>
    /// <param name="item">The item.</param>
    /// <returns>True when it is there.</returns>
    public static bool TryGetItem<T>(IReadOnlyList<T>? items, int index, out T item)
    {
        var isThere = items is not null && index < items.Count;
        item = isThere ? items![index] : default!;
        return isThere;
    }

    /// <summary>Whether an array has an item, after some, of which something is true.</summary>
    /// <param name="value">The value; anything but an array has no items.</param>
    /// <param name="from">How many items at the beginning do not count.</param>
    /// <param name="condition">What to ask of an item.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyItem(JsonElement value, int from, Func<JsonElement, bool> condition) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Skip(from).Any(condition);

    /// <summary>Whether a list has an item, after some, of which something is true.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The list; null has no items.</param>
    /// <param name="from">How many items at the beginning do not count.</param>
    /// <param name="condition">What to ask of an item.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyItem<T>(IReadOnlyList<T>? items, int from, Func<T, bool> condition) => items is not null && items.Skip(from).Any(condition);

    /// <summary>Whether two items of an array are equal.</summary>
    /// <param name="value">The value; anything but an array has no items.</param>
    /// <returns>True when two mean the same: 1 is 1.0, and members stand in any order.</returns>
    public static bool HasDuplicateItems(JsonElement value) => FindDuplicateItems(value) is not null;

    /// <summary>Whether two items of a list are equal.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The list; null has no items.</param>
    /// <returns>True when two mean the same.</returns>
    public static bool HasDuplicateItems<T>(IReadOnlyList<T>? items) => FindDuplicateItems(items) is not null;

    internal static (int First, int Second)? FindDuplicateItems(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 1 ? FindDuplicateItems([.. value.EnumerateArray()]) : null;

    internal static (int First, int Second)? FindDuplicateItems<T>(IReadOnlyList<T>? items)
    {
        if (items is null || items.Count < 2)
        {
            return null;
        }

        return items.Count > FewItems ? FindByHash(items) : FindByComparison(items);
    }

    private static (int First, int Second)? FindByComparison<T>(IReadOnlyList<T> items)
    {
        for (var second = 1; second < items.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                if (SpecComparer<T>.Default.Equals(items[first], items[second]))
                {
                    return (first, second);
                }
            }
        }

        return null;
    }

    private static (int First, int Second)? FindByHash<T>(IReadOnlyList<T> items)
    {
        var indices = new Dictionary<ValueTuple<T>, int>(items.Count, new ItemComparer<T>());
        for (var i = 0; i < items.Count; i++)
        {
            if (!indices.TryAdd(new(items[i]), i))
            {
                return (indices[new(items[i])], i);
            }
        }

        return null;
    }

    // The tuple lets null be a key.
    private sealed class ItemComparer<T> : IEqualityComparer<ValueTuple<T>>
    {
        public bool Equals(ValueTuple<T> x, ValueTuple<T> y) => SpecComparer<T>.Default.Equals(x.Item1, y.Item1);

        public int GetHashCode(ValueTuple<T> obj) => obj.Item1 is { } item ? SpecComparer<T>.Default.GetHashCode(item) : 0;
    }
}
