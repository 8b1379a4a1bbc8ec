using System.Globalization;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <content>The rules of a schema that generated code asks for by name. Where a rule is for another type than the value's, it is not broken.</content>
public static partial class SpecJson
{
    /// <summary>Whether a JSON value has one of some types.</summary>
    /// <param name="value">The value.</param>
    /// <param name="types">The types.</param>
    /// <returns>True when it has.</returns>
    public static bool Is(JsonElement value, JsonTypes types) => value.ValueKind switch
    {
        JsonValueKind.Null => (types & JsonTypes.Null) != 0,
        JsonValueKind.True or JsonValueKind.False => (types & JsonTypes.Boolean) != 0,
        JsonValueKind.String => (types & JsonTypes.String) != 0,
        JsonValueKind.Array => (types & JsonTypes.Array) != 0,
        JsonValueKind.Object => (types & JsonTypes.Object) != 0,
        JsonValueKind.Number => (types & JsonTypes.Number) != 0
            || ((types & JsonTypes.Integer) != 0 && (value.TryGetInt64(out _) || Decimal(value).IsInteger)),
        _ => false,
    };

    /// <summary>Whether a JSON value is there that has none of some types.</summary>
    /// <param name="value">The value.</param>
    /// <param name="types">The types.</param>
    /// <returns>True when it has another type; false where it is missing.</returns>
    public static bool IsNot(JsonElement value, JsonTypes types) => value.ValueKind != JsonValueKind.Undefined && !Is(value, types);

    /// <summary>Whether a number is there that is whole.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True when nothing stands after its point.</returns>
    public static bool IsInteger(double? value) => value is { } number && double.IsFinite(number) && Math.Floor(number) == number;

    /// <summary>Whether a number is there that JSON can write.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False for an infinity and for what is no number.</returns>
    public static bool IsFinite(double? value) => value is { } number && double.IsFinite(number);

    /// <summary>Whether a value is one of some strings.</summary>
    /// <param name="value">The value.</param>
    /// <param name="texts">The strings.</param>
    /// <returns>True for a string that is among them.</returns>
    public static bool IsText(JsonElement value, params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return value.ValueKind == JsonValueKind.String && Array.IndexOf(texts, Text(value)) >= 0;
    }

    /// <summary>Gives a record its default where no rule is broken by that which was not broken before.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record without the default.</param>
    /// <param name="filled">The record with the default.</param>
    /// <returns>One of both.</returns>
    public static T Fill<T>(T record, T filled)
        where T : class, ISpecRecord<T> => Validate(filled).Violations.Count <= Validate(record).Violations.Count ? filled : record;

    /// <summary>Whether a value is a number below a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number below it.</returns>
    public static bool IsBelow(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) < 0;

    /// <summary>Whether a value is a number at or below a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number at or below it.</returns>
    public static bool IsAtMost(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) <= 0;

    /// <summary>Whether a value is a number above a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number above it.</returns>
    public static bool IsAbove(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) > 0;

    /// <summary>Whether a value is a number at or above a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number at or above it.</returns>
    public static bool IsAtLeast(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) >= 0;

    /// <summary>Whether a value is a number that a divisor does not divide.</summary>
    /// <param name="value">The value.</param>
    /// <param name="divisor">The divisor as JSON text.</param>
    /// <returns>True for a number that is no multiple of it.</returns>
    public static bool IsNotMultipleOf(JsonElement value, string divisor) =>
        value.ValueKind == JsonValueKind.Number && !Decimal(value).IsMultipleOf(JsonDecimal.Parse(divisor));

    /// <summary>Whether a number is there that a divisor does not divide; judged by the number's shortest decimal text.</summary>
    /// <param name="value">The number.</param>
    /// <param name="divisor">The divisor as JSON text.</param>
    /// <returns>True for a number that is no multiple of it.</returns>
    public static bool IsNotMultipleOf(double? value, string divisor) =>
        value is { } number && double.IsFinite(number) && !Decimal(number).IsMultipleOf(JsonDecimal.Parse(divisor));

    /// <summary>Whether a number is there that a divisor does not divide.</summary>
    /// <param name="value">The number.</param>
    /// <param name="divisor">The divisor as JSON text.</param>
    /// <returns>True for a number that is no multiple of it.</returns>
    public static bool IsNotMultipleOf(long? value, string divisor) =>
        value is { } number && !JsonDecimal.Parse(number.ToString(CultureInfo.InvariantCulture)).IsMultipleOf(JsonDecimal.Parse(divisor));

    /// <summary>Whether a value is a string of fewer code points than it must have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="length">The least number of code points.</param>
    /// <returns>True for a string that is too short.</returns>
    public static bool IsShorter(JsonElement value, int length) => value.ValueKind == JsonValueKind.String && IsShorter(Text(value), length);

    /// <summary>Whether a text is there that has fewer code points than it must have.</summary>
    /// <param name="value">The text.</param>
    /// <param name="length">The least number of code points.</param>
    /// <returns>True for a text that is too short.</returns>
    public static bool IsShorter(string? value, int length) => value is { } text && text.Length / 2 < length && (text.Length < length || CodePoints(text) < length);

    /// <summary>Whether a value is a string of more code points than it may have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="length">The greatest number of code points.</param>
    /// <returns>True for a string that is too long.</returns>
    public static bool IsLonger(JsonElement value, int length) => value.ValueKind == JsonValueKind.String && IsLonger(Text(value), length);

    /// <summary>Whether a text is there that has more code points than it may have.</summary>
    /// <param name="value">The text.</param>
    /// <param name="length">The greatest number of code points.</param>
    /// <returns>True for a text that is too long.</returns>
    public static bool IsLonger(string? value, int length) => value is not null && value.Length > length && CodePoints(value) > length;

    /// <summary>Whether a value is an array with fewer items than it must have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The least number of items.</param>
    /// <returns>True for an array with too few.</returns>
    public static bool HasFewer(JsonElement value, int count) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < count;

    /// <summary>Whether a value is an array with more items than it may have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The greatest number of items.</param>
    /// <returns>True for an array with too many.</returns>
    public static bool HasMore(JsonElement value, int count) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > count;

    /// <summary>Whether an array has an item of which something is true.</summary>
    /// <param name="value">The value; anything but an array has no items.</param>
    /// <param name="condition">What to ask of an item.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyItem(JsonElement value, Func<JsonElement, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (condition(item))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a list has an item of which something is true.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The list; null has no items.</param>
    /// <param name="condition">What to ask of an item.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyItem<T>(IReadOnlyList<T>? items, Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            if (condition(items![i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an object has a member, other than some, of which something is true.</summary>
    /// <param name="value">The value; anything but an object has no members.</param>
    /// <param name="except">Names that do not count.</param>
    /// <param name="condition">What to ask of a member's value.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyMember(JsonElement value, string[] except, Func<JsonElement, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (!Contains(except, NameOf(member)) && condition(member.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a set of members has one, other than some, of which something is true.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="members">The members; null for none.</param>
    /// <param name="except">Names that do not count.</param>
    /// <param name="condition">What to ask of a member's value.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyMember<T>(IReadOnlyDictionary<string, T>? members, string[] except, Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (members is not null)
        {
            foreach (var (name, value) in members)
            {
                if (!Contains(except, name) && condition(value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a name is one of some.</summary>
    /// <param name="names">The names.</param>
    /// <param name="name">The name.</param>
    /// <returns>True when it is among them.</returns>
    public static bool Contains(string[] names, string name) => Array.IndexOf(names, name) >= 0;

    internal static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape, is a character too.
            return Unescape(value.GetRawText());
        }
    }

    private static int Compare(JsonElement value, string bound) =>
        value.TryGetInt64(out var number) && long.TryParse(bound, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? number.CompareTo(whole)
            : Decimal(value).CompareTo(JsonDecimal.Parse(bound));

    internal static int CodePoints(string value)
    {
        var count = value.Length;
        for (var i = 1; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value[i - 1], value[i]))
            {
                count--;
                i++;
            }
        }

        return count;
    }
}
