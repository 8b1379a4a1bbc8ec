using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Implements the rules of objects that depend on the names and the number of properties.</content>
public static partial class SpecJson
{
    /// <summary>Returns a value indicating whether an object has a property.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the member.</param>
    /// <returns>True if the value is an object with the property.</returns>
    public static bool Has(JsonElement value, string name) => TryGet(value, name, out _);

    /// <summary>Returns a value indicating whether a set of properties has a property of this name.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="members">The properties, or null for none.</param>
    /// <param name="name">The name of the member.</param>
    /// <returns>True if it has the property.</returns>
    public static bool Has<T>(IReadOnlyDictionary<string, T>? members, string name) => members is not null && members.ContainsKey(name);

    /// <summary>Gets a property of a JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="member">The property value.</param>
    /// <returns>True if the value is an object with the property.</returns>
    public static bool TryGet(JsonElement value, string name, out JsonElement member)
    {
        member = default;
        if (value.ValueKind != JsonValueKind.Object || JsonScanner.HasLoneSurrogate(name))
        {
            return false;
        }

        try
        {
            return value.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            // The name of another property contains an unpaired surrogate.
            return TryFind(value, name, out member);
        }
    }

    /// <summary>Returns the property of this name.</summary>
    /// <param name="value">The value. Only an object has properties.</param>
    /// <param name="name">The name of the member.</param>
    /// <returns>The property value, or undefined if it is missing.</returns>
    public static JsonElement Member(JsonElement value, string name) => TryGet(value, name, out var member) ? member : default;

    /// <summary>Gets a property of a set of properties.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="members">The properties, or null for none.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="member">The property value.</param>
    /// <returns>True if it exists.</returns>
    public static bool TryGet<T>(IReadOnlyDictionary<string, T>? members, string name, out T member)
    {
        member = default!;
        return members is not null && members.TryGetValue(name, out member!);
    }

    /// <summary>Returns a value indicating whether a value is an object with fewer properties than required.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The minimum number of properties.</param>
    /// <returns>True for an object with too few properties.</returns>
    public static bool HasFewerMembers(JsonElement value, int count) =>
        value.ValueKind == JsonValueKind.Object && CountMembers(value) < count;

    /// <summary>Returns a value indicating whether a value is an object with more properties than allowed.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The maximum number of properties.</param>
    /// <returns>True for an object with too many properties.</returns>
    public static bool HasMoreMembers(JsonElement value, int count) =>
        value.ValueKind == JsonValueKind.Object && CountMembers(value) > count;

    /// <summary>Returns a value indicating whether an object has a property with a name and a value that meet a condition.</summary>
    /// <param name="value">The value. Only an object has properties.</param>
    /// <param name="condition">The condition on the property name and value.</param>
    /// <returns>True if one is found.</returns>
    public static bool AnyMember(JsonElement value, Func<string, JsonElement, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(member => condition(NameOf(member), member.Value));
    }

    /// <summary>Returns a value indicating whether a set of properties has a property with a name and a value that meet a
    /// condition.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="members">The properties, or null for none.</param>
    /// <param name="condition">The condition on the property name and value.</param>
    /// <returns>True if one is found.</returns>
    public static bool AnyMember<T>(IReadOnlyDictionary<string, T>? members, Func<string, T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return members is not null && members.Any(member => condition(member.Key, member.Value));
    }

    /// <summary>Returns a value indicating whether an object has a property with a name that meets a condition.</summary>
    /// <param name="value">The value. Only an object has properties.</param>
    /// <param name="condition">The condition on the name.</param>
    /// <returns>True if one is found.</returns>
    public static bool AnyName(JsonElement value, Func<string, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(member => condition(NameOf(member)));
    }

    /// <summary>Returns a value indicating whether a set of properties has a property with a name that meets a condition.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="members">The properties, or null for none.</param>
    /// <param name="condition">The condition on the name.</param>
    /// <returns>True if one is found.</returns>
    public static bool AnyName<T>(IReadOnlyDictionary<string, T>? members, Func<string, bool> condition) =>
        members is not null && members.Keys.Any(condition);

    /// <summary>Returns the name of a property.</summary>
    /// <param name="member">The property of a JSON value.</param>
    /// <returns>The name.</returns>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // The name contains an unpaired surrogate. No reader accepts it, but a JsonElement that is set in code can contain it.
            var text = member.ToString();
            var end = 1;
            while (text[end] != '"')
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            return Unescape(text[..(end + 1)]);
        }
    }

    private static bool TryFind(JsonElement value, string name, out JsonElement member)
    {
        member = default;
        foreach (var each in value.EnumerateObject())
        {
            member = NameOf(each) == name ? each.Value : member;
        }

        return member.ValueKind != JsonValueKind.Undefined;
    }

    // Duplicate properties count once, with the last value.
    internal static int CountMembers(JsonElement value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            names.Add(NameOf(member));
        }

        return names.Count;
    }
}
