using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>The rules of objects that look at their members' names and number.</content>
public static partial class SpecJson
{
    /// <summary>Whether an object has a member.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">Name of the member.</param>
    /// <returns>True for an object that has it.</returns>
    public static bool Has(JsonElement value, string name) => TryGet(value, name, out _);

    /// <summary>Whether a set of members has one of that name.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="members">The members; null for none.</param>
    /// <param name="name">Name of the member.</param>
    /// <returns>True when it has.</returns>
    public static bool Has<T>(IReadOnlyDictionary<string, T>? members, string name) => members is not null && members.ContainsKey(name);

    /// <summary>Looks up a member of a JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="member">The member.</param>
    /// <returns>True for an object that has it.</returns>
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
            // Another member's name holds half of a surrogate pair.
            return TryFind(value, name, out member);
        }
    }

    /// <summary>The member of that name.</summary>
    /// <param name="value">An object; any other value has no members.</param>
    /// <param name="name">Name of the member.</param>
    /// <returns>The member; undefined when it is missing.</returns>
    public static JsonElement Member(JsonElement value, string name) => TryGet(value, name, out var member) ? member : default;

    /// <summary>Looks up one of a set of members.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="members">The members; null for none.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="member">The member.</param>
    /// <returns>True when it is there.</returns>
    public static bool TryGet<T>(IReadOnlyDictionary<string, T>? members, string name, out T member)
    {
        member = default!;
        return members is not null && members.TryGetValue(name, out member!);
    }

    /// <summary>Whether a value is an object with fewer members than it must have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The least number of members.</param>
    /// <returns>True for an object with too few.</returns>
    public static bool HasFewerMembers(JsonElement value, int count) => value.ValueKind == JsonValueKind.Object && CountMembers(value) < count;

    /// <summary>Whether a value is an object with more members than it may have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The greatest number of members.</param>
    /// <returns>True for an object with too many.</returns>
    public static bool HasMoreMembers(JsonElement value, int count) => value.ValueKind == JsonValueKind.Object && CountMembers(value) > count;

    /// <summary>Whether an object has a member of whose name and value something is true.</summary>
    /// <param name="value">The value; anything but an object has no members.</param>
    /// <param name="condition">What to ask of a member's name and value.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyMember(JsonElement value, Func<string, JsonElement, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(member => condition(NameOf(member), member.Value));
    }

    /// <summary>Whether a set of members has one of whose name and value something is true.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="members">The members; null for none.</param>
    /// <param name="condition">What to ask of a member's name and value.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyMember<T>(IReadOnlyDictionary<string, T>? members, Func<string, T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return members is not null && members.Any(member => condition(member.Key, member.Value));
    }

    /// <summary>Whether an object has a member of whose name something is true.</summary>
    /// <param name="value">The value; anything but an object has no members.</param>
    /// <param name="condition">What to ask of a name.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyName(JsonElement value, Func<string, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(member => condition(NameOf(member)));
    }

    /// <summary>Whether a set of members has one of whose name something is true.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="members">The members; null for none.</param>
    /// <param name="condition">What to ask of a name.</param>
    /// <returns>True when one is found.</returns>
    public static bool AnyName<T>(IReadOnlyDictionary<string, T>? members, Func<string, bool> condition) => members is not null && members.Keys.Any(condition);

    /// <summary>The name of a member, whatever it holds.</summary>
    /// <param name="member">The member of a JSON value.</param>
    /// <returns>The name.</returns>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no reader here lets it in, but a JsonElement that is set by hand may hold it.
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

    // A member that stands twice is one: the last counts.
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
