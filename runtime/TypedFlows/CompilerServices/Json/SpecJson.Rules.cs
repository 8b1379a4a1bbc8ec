using System.Globalization;
using System.Text.Json;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <content>Implements the rules of a schema that generated code calls by name. A rule for another type than that of the value is
/// met.</content>
public static partial class SpecJson
{
    /// <summary>Returns a value indicating whether a JSON value has one of several types.</summary>
    /// <param name="value">The value.</param>
    /// <param name="types">The types.</param>
    /// <returns>True if it has.</returns>
    public static bool Is(JsonElement value, JsonTypes types) => value.ValueKind switch
    {
        JsonValueKind.Null => (types & JsonTypes.Null) != 0,
        JsonValueKind.True or JsonValueKind.False => (types & JsonTypes.Boolean) != 0,
        JsonValueKind.String => (types & JsonTypes.String) != 0,
        JsonValueKind.Array => (types & JsonTypes.Array) != 0,
        JsonValueKind.Object => (types & JsonTypes.Object) != 0,
        JsonValueKind.Number => (types & JsonTypes.Fraction) != 0
            || ((types & JsonTypes.Integer) != 0 && (value.TryGetInt64(out _) || Decimal(value).IsInteger)),
        _ => false,
    };

    /// <summary>Returns a value indicating whether a JSON value exists and has none of several types.</summary>
    /// <param name="value">The value.</param>
    /// <param name="types">The types.</param>
    /// <returns>True if it has another type. False if it is missing.</returns>
    public static bool IsNot(JsonElement value, JsonTypes types) => value.ValueKind != JsonValueKind.Undefined && !Is(value, types);

    /// <summary>Returns a value indicating whether a number exists and is an integer.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True if it has no fraction.</returns>
    public static bool IsInteger(double? value) => value is { } number && double.IsFinite(number) && Math.Floor(number) == number;

    /// <summary>Returns a value indicating whether a number exists and can be written as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False for an infinity and for NaN.</returns>
    public static bool IsFinite(double? value) => value is { } number && double.IsFinite(number);

    /// <summary>Returns a value indicating whether a value is one of several strings.</summary>
    /// <param name="value">The value.</param>
    /// <param name="texts">The strings.</param>
    /// <returns>True for a string in the list.</returns>
    public static bool IsText(JsonElement value, params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return value.ValueKind == JsonValueKind.String && Array.IndexOf(texts, Text(value)) >= 0;
    }

    /// <summary>Returns a record with its default value, unless the default violates a rule that was met before.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record without the default.</param>
    /// <param name="filled">The record with the default.</param>
    /// <returns>One of the two records.</returns>
    public static T Fill<T>(T record, T filled)
        where T : class, ISpecRecord<T> => Validate(filled).Violations.Count <= Validate(record).Violations.Count ? filled : record;

    /// <summary>Returns a value indicating whether a value is a number below a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number below it.</returns>
    public static bool IsBelow(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) < 0;

    /// <summary>Returns a value indicating whether a value is a number at or below a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number at or below it.</returns>
    public static bool IsAtMost(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) <= 0;

    /// <summary>Returns a value indicating whether a value is a number above a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number above it.</returns>
    public static bool IsAbove(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) > 0;

    /// <summary>Returns a value indicating whether a value is a number at or above a bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound as JSON text.</param>
    /// <returns>True for a number at or above it.</returns>
    public static bool IsAtLeast(JsonElement value, string bound) => value.ValueKind == JsonValueKind.Number && Compare(value, bound) >= 0;

    /// <summary>Returns a value indicating whether a value is a number that is not a multiple of a divisor.</summary>
    /// <param name="value">The value.</param>
    /// <param name="divisor">The divisor as JSON text.</param>
    /// <returns>True for a number that is not a multiple of the divisor.</returns>
    public static bool IsNotMultipleOf(JsonElement value, string divisor) =>
        value.ValueKind == JsonValueKind.Number && !Decimal(value).IsMultipleOf(JsonDecimal.Parse(divisor));

    /// <summary>Returns a value indicating whether a number exists and is not a multiple of a divisor, based on its shortest decimal
    /// text.</summary>
    /// <param name="value">The number.</param>
    /// <param name="divisor">The divisor as JSON text.</param>
    /// <returns>True for a number that is not a multiple of the divisor.</returns>
    public static bool IsNotMultipleOf(double? value, string divisor) =>
        value is { } number && double.IsFinite(number) && !Decimal(number).IsMultipleOf(JsonDecimal.Parse(divisor));

    /// <summary>Returns a value indicating whether a number exists and is not a multiple of a divisor.</summary>
    /// <param name="value">The number.</param>
    /// <param name="divisor">The divisor as JSON text.</param>
    /// <returns>True for a number that is not a multiple of the divisor.</returns>
    public static bool IsNotMultipleOf(long? value, string divisor) =>
        value is { } number && !JsonDecimal.Parse(number.ToString(CultureInfo.InvariantCulture)).IsMultipleOf(JsonDecimal.Parse(divisor));

    /// <summary>Returns a value indicating whether a value is a string with fewer code points than required.</summary>
    /// <param name="value">The value.</param>
    /// <param name="length">The minimum number of code points.</param>
    /// <returns>True for a string that is too short.</returns>
    public static bool IsShorter(JsonElement value, int length) =>
        value.ValueKind == JsonValueKind.String && IsShorter(Text(value), length);

    /// <summary>Returns a value indicating whether a text exists and has fewer code points than required.</summary>
    /// <param name="value">The text.</param>
    /// <param name="length">The minimum number of code points.</param>
    /// <returns>True for a text that is too short.</returns>
    public static bool IsShorter(string? value, int length) =>
        value is { } text && text.Length / 2 < length && (text.Length < length || CodePoints.Count(text) < length);

    /// <summary>Returns a value indicating whether a value is a string with more code points than allowed.</summary>
    /// <param name="value">The value.</param>
    /// <param name="length">The maximum number of code points.</param>
    /// <returns>True for a string that is too long.</returns>
    public static bool IsLonger(JsonElement value, int length) => value.ValueKind == JsonValueKind.String && IsLonger(Text(value), length);

    /// <summary>Returns a value indicating whether a text exists and has more code points than allowed.</summary>
    /// <param name="value">The text.</param>
    /// <param name="length">The maximum number of code points.</param>
    /// <returns>True for a text that is too long.</returns>
    public static bool IsLonger(string? value, int length) =>
        value is not null && value.Length > length && CodePoints.Count(value) > length;

    /// <summary>Returns a value indicating whether a value is an array with fewer items than required.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The minimum number of items.</param>
    /// <returns>True for an array with too few.</returns>
    public static bool HasFewer(JsonElement value, int count) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < count;

    /// <summary>Returns a value indicating whether a value is an array with more items than allowed.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The maximum number of items.</param>
    /// <returns>True for an array with too many.</returns>
    public static bool HasMore(JsonElement value, int count) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > count;

    /// <summary>Returns a value indicating whether an array has an item that meets a condition.</summary>
    /// <param name="value">The value. Only an array has items.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>True if one is found.</returns>
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

    /// <summary>Returns a value indicating whether a list has an item that meets a condition.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The list, or null for no items.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>True if one is found.</returns>
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

    /// <summary>Returns a value indicating whether an object has a property, other than some, that meets a condition.</summary>
    /// <param name="value">The value. Only an object has properties.</param>
    /// <param name="except">The property names to skip.</param>
    /// <param name="condition">The condition on the property value.</param>
    /// <returns>True if one is found.</returns>
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

    /// <summary>Returns a value indicating whether a set of properties has a property, other than some, that meets a condition.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="members">The properties, or null for none.</param>
    /// <param name="except">The property names to skip.</param>
    /// <param name="condition">The condition on the property value.</param>
    /// <returns>True if one is found.</returns>
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

    /// <summary>Returns a value indicating whether a name is in a list.</summary>
    /// <param name="names">The names.</param>
    /// <param name="name">The name.</param>
    /// <returns>True if it is in the list.</returns>
    public static bool Contains(string[] names, string name) => Array.IndexOf(names, name) >= 0;

    internal static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped unpaired surrogate counts as a character.
            return Unescape(value.GetRawText());
        }
    }

    private static int Compare(JsonElement value, string bound) =>
        value.TryGetInt64(out var number)
            && long.TryParse(bound, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? number.CompareTo(whole)
            : Decimal(value).CompareTo(JsonDecimal.Parse(bound));
}
