using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Implements the rules of arrays that depend on individual items.</content>
public static partial class SpecJson
{
    // Up to this number of items, comparing all pairs is faster than hashing.
    private const int FewItems = 8;

    /// <summary>Gets an item of a JSON value by index.</summary>
    /// <param name="value">The value.</param>
    /// <param name="index">The zero-based index.</param>
    /// <param name="item">The item.</param>
    /// <returns>True if the value is an array with this index.</returns>
    public static bool TryGetItem(JsonElement value, int index, out JsonElement item)
    {
        var isThere = value.ValueKind == JsonValueKind.Array && index < value.GetArrayLength();
        item = isThere ? value[index] : default;
        return isThere;
    }

    /// <summary>Gets an item of a list by index.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The list, or null for no items.</param>
    /// <param name="index">The zero-based index.</param>
    /// <param name="item">The item.</param>
    /// <returns>True if the index exists.</returns>
    public static bool TryGetItem<T>(IReadOnlyList<T>? items, int index, out T item)
    {
        var isThere = items is not null && index < items.Count;
        item = isThere ? items![index] : default!;
        return isThere;
    }

    /// <summary>Returns a value indicating whether an array has an item, after a number of items, that meets a condition.</summary>
    /// <param name="value">The value. Only an array has items.</param>
    /// <param name="from">The number of leading items to skip.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>True if one is found.</returns>
    public static bool AnyItem(JsonElement value, int from, Func<JsonElement, bool> condition) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Skip(from).Any(condition);

    /// <summary>Returns a value indicating whether a list has an item, after a number of items, that meets a condition.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The list, or null for no items.</param>
    /// <param name="from">The number of leading items to skip.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>True if one is found.</returns>
    public static bool AnyItem<T>(IReadOnlyList<T>? items, int from, Func<T, bool> condition) =>
        items is not null && items.Skip(from).Any(condition);

    /// <summary>Counts the items of an array that meet a condition.</summary>
    /// <param name="value">The value. Only an array has items.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>The number of items.</returns>
    public static int CountItems(JsonElement value, Func<JsonElement, bool> condition) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Count(condition) : 0;

    /// <summary>Counts the items of a list that meet a condition.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The list, or null for no items.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>The number of items.</returns>
    public static int CountItems<T>(IReadOnlyList<T>? items, Func<T, bool> condition) => items?.Count(condition) ?? 0;

    /// <summary>Returns a value indicating whether an array has duplicate items.</summary>
    /// <param name="value">The value. Only an array has items.</param>
    /// <returns>True if two items are equal: 1 equals 1.0, and the order of properties is ignored.</returns>
    public static bool HasDuplicateItems(JsonElement value) => FindDuplicateItems(value) is not null;

    /// <summary>Returns a value indicating whether a list has duplicate items.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The list, or null for no items.</param>
    /// <returns>True if two items are equal.</returns>
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

    // The tuple allows null as a key.
    private sealed class ItemComparer<T> : IEqualityComparer<ValueTuple<T>>
    {
        public bool Equals(ValueTuple<T> x, ValueTuple<T> y) => SpecComparer<T>.Default.Equals(x.Item1, y.Item1);

        public int GetHashCode(ValueTuple<T> obj) => obj.Item1 is { } item ? SpecComparer<T>.Default.GetHashCode(item) : 0;
    }
}
