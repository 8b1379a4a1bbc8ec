using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <content>Implements JSON equality, and keeps undeclared properties unchanged.</content>
public static partial class SpecJson
{
    /// <summary>Compares a JSON value with a JSON text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="json">The JSON text.</param>
    /// <returns>True if both are equal: 1 equals 1.0, and the order of properties is ignored.</returns>
    public static bool EqualsJson(JsonElement value, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Equal(value, document.RootElement);
    }

    /// <summary>Compares two JSON values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if both are equal: 1 equals 1.0, and the order of properties is ignored.</returns>
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
    /// <returns>True if both are missing or both are equal.</returns>
    public static bool Equal(JsonElement? left, JsonElement? right) =>
        left is { } a ? right is { } b && Equal(a, b) : right is null;

    /// <summary>Compares two lists item by item.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="left">One list.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if both are null or contain equal items in the same order.</returns>
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

    /// <summary>Compares two sets of properties.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if both are null or contain equal properties in any order.</returns>
    public static bool Equal<T>(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        return left.Count == right.Count
            && left.All(member => right.TryGetValue(member.Key, out var other) && SpecComparer<T>.Default.Equals(member.Value, other));
    }

    /// <summary>Returns a hash code of a JSON value that equal values share.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash.</returns>
    public static int Hash(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Decimal(value).GetHashCode(),
        JsonValueKind.String => string.GetHashCode(Text(value), StringComparison.Ordinal),
        JsonValueKind.Array => value.GetArrayLength(),
        _ => (int)value.ValueKind,
    };

    /// <summary>Returns a hash code of an optional JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash.</returns>
    public static int Hash(JsonElement? value) => value is { } present ? Hash(present) : 0;

    /// <summary>Returns a hash code of a list that equal lists share.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
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

    /// <summary>Returns a hash code of a set of properties that equal sets share, regardless of order.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
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

    /// <summary>Parses the exact value of a JSON number.</summary>
    internal static JsonDecimal Decimal(JsonElement number) => JsonDecimal.Parse(number.GetRawText());

    /// <summary>Parses the shortest round-trip text of a double.</summary>
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
