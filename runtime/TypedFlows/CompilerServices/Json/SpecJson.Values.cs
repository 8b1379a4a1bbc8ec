using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <content>Equality by JSON's own meaning, and members kept as they came.</content>
public static partial class SpecJson
{
    /// <summary>Compares a JSON value with a text of JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="json">The text.</param>
    /// <returns>True when both mean the same: 1 is 1.0, and members stand in any order.</returns>
    public static bool EqualsJson(JsonElement value, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Equal(value, document.RootElement);
    }

    /// <summary>Compares two JSON values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when both mean the same: 1 is 1.0, and members stand in any order.</returns>
    public static bool Equal(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Number => left.TryGetInt64(out var a) && right.TryGetInt64(out var b)
                ? a == b
                : Decimal(left).CompareTo(Decimal(right)) == 0,
            JsonValueKind.String => string.Equals(Text(left), Text(right), StringComparison.Ordinal),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray()).All(static pair => Equal(pair.First, pair.Second)),
            JsonValueKind.Object => Equal(Members(left), Members(right)),
            _ => true,
        };
    }

    /// <summary>Compares two optional JSON values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when both are missing or both mean the same.</returns>
    public static bool Equal(JsonElement? left, JsonElement? right) =>
        left is { } a ? right is { } b && Equal(a, b) : right is null;

    /// <summary>Compares two lists item by item.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="left">One list.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when both are null or hold the same items in the same order.</returns>
    public static bool Equal<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!SpecComparer<T>.Default.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Compares two sets of members.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when both are null or hold the same members in any order.</returns>
    public static bool Equal<T>(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        return left.Count == right.Count
            && left.All(member => right.TryGetValue(member.Key, out var other) && SpecComparer<T>.Default.Equals(member.Value, other));
    }

    /// <summary>A hash of a JSON value that equal values share.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash.</returns>
    public static int Hash(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Decimal(value).GetHashCode(),
        JsonValueKind.String => string.GetHashCode(Text(value), StringComparison.Ordinal),
        JsonValueKind.Array => value.GetArrayLength(),
        _ => (int)value.ValueKind,
    };

    /// <summary>A hash of an optional JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash.</returns>
    public static int Hash(JsonElement? value) => value is { } present ? Hash(present) : 0;

    /// <summary>A hash of a list that equal lists share.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The list.</param>
    /// <returns>The hash.</returns>
    public static int Hash<T>(IReadOnlyList<T>? items)
    {
        var hash = new HashCode();
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            hash.Add(items![i], SpecComparer<T>.Default);
        }

        return hash.ToHashCode();
    }

    /// <summary>A hash of a set of members that equal sets share, whatever their order.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="members">The members.</param>
    /// <returns>The hash.</returns>
    public static int Hash<T>(IReadOnlyDictionary<string, T>? members)
    {
        var hash = members?.Count ?? 0;
        foreach (var name in members?.Keys ?? [])
        {
            hash ^= string.GetHashCode(name, StringComparison.Ordinal);
        }

        return hash;
    }

    /// <summary>A number as its text says, exact.</summary>
    internal static JsonDecimal Decimal(JsonElement number) => JsonDecimal.Parse(number.GetRawText());

    /// <summary>A double as the shortest text that gives it back.</summary>
    internal static JsonDecimal Decimal(double number) => JsonDecimal.Parse(number.ToString("R", CultureInfo.InvariantCulture));

    internal static JsonElement Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            members[NameOf(member)] = member.Value;
        }

        return members;
    }
}
