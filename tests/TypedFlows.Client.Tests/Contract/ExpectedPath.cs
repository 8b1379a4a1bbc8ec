using System.Text.Json;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Represents a property of a body that an expectation names: <c>items[].id:string?</c>.</summary>
/// <param name="Steps">The property names. <c>[]</c> is each item of an array, <c>*</c> each property, and <c>**</c> any content.</param>
/// <param name="Type">The JSON type, or null for any.</param>
/// <param name="IsOptional">True if the property can be absent.</param>
internal sealed record ExpectedPath(IReadOnlyList<string> Steps, string? Type, bool IsOptional)
{
    public const string AnyContent = "**";

    private const string Item = "[]";

    private static readonly string[] s_types = ["array", "boolean", "integer", "object", "string"];

    public static ExpectedPath Parse(string text)
    {
        var name = text.TrimEnd('?');
        var type = s_types.FirstOrDefault(each => name.EndsWith(":" + each, StringComparison.Ordinal));
        name = type is null ? name : name[..^(type.Length + 1)];
        return new([.. name.Split('.').SelectMany(Split)], type, text.EndsWith('?'));
    }

    /// <summary>Returns where a body lacks the property, or has another type. A parent that is absent lacks nothing.</summary>
    public IEnumerable<string> Violations(JsonElement body) => Steps[^1] == AnyContent ? [] : Violations(body, 0, string.Empty);

    /// <summary>Returns a value indicating whether the path names a property, one of its parents, or a content that contains it.</summary>
    public bool Covers(IReadOnlyList<string> property)
    {
        var isOpen = Steps[^1] == AnyContent;
        var length = isOpen ? Steps.Count - 1 : Steps.Count;
        return (property.Count <= length || isOpen)
            && property.Zip(Steps.Take(length)).All(pair => pair.Second == pair.First || (pair.Second == "*" && pair.First != Item));
    }

    /// <summary>Returns every property and item of a body once.</summary>
    public static IEnumerable<IReadOnlyList<string>> In(JsonElement body) => In(body, []).DistinctBy(steps => string.Join('.', steps));

    private static IEnumerable<string> Split(string part) =>
        part.EndsWith(Item, StringComparison.Ordinal) ? [.. part.Length == Item.Length ? [] : Split(part[..^Item.Length]), Item] : [part];

    private static IEnumerable<IReadOnlyList<string>> In(JsonElement json, IReadOnlyList<string> steps)
    {
        var inner = json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().Select(member => (Step: member.Name, member.Value)),
            JsonValueKind.Array => json.EnumerateArray().Select(item => (Step: Item, Value: item)),
            _ => [],
        };
        return inner.SelectMany(each => In(each.Value, [.. steps, each.Step]).Prepend([.. steps, each.Step]));
    }

    private IEnumerable<string> Violations(JsonElement json, int at, string shown)
    {
        if (at == Steps.Count)
        {
            return Type is null || Type == TypeOf(json) || (IsOptional && json.ValueKind == JsonValueKind.Null)
                ? []
                : [$"{shown} is {TypeOf(json)}, not {Type}"];
        }

        var step = Steps[at];
        if (step == Item)
        {
            return json.ValueKind == JsonValueKind.Array
                ? json.EnumerateArray().SelectMany(item => Violations(item, at + 1, shown + Item))
                : [];
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (step == "*")
        {
            return json.EnumerateObject().SelectMany(member => Violations(member.Value, at + 1, shown + "/*"));
        }

        return json.TryGetProperty(step, out var value) ? Violations(value, at + 1, $"{shown}/{step}")
            : at == Steps.Count - 1 && !IsOptional ? [$"{shown}/{step} missing"]
            : [];
    }

    private static string TypeOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => json.TryGetInt64(out _) ? "integer" : "number",
        _ => json.ValueKind.ToString().ToLowerInvariant(),
    };
}
