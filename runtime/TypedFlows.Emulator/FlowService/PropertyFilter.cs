using System.Globalization;
using System.Text.Json;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.FlowService;

/// <summary>
/// One <c>property</c> query parameter: a dotted path, an operator, and values separated by commas, any of which may match. <c>[]</c> after
/// a name selects every item of an array.
/// </summary>
internal sealed record PropertyFilter(string[] Path, string Operator, string[] Values)
{
    // The pages of the service write Failed, but the data contain failed.
    private readonly StringComparison _comparison = Path[^1] is "status" or "state"
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    private static readonly string[] s_operators = ["==", ">=", "<=", ">", "<"];

    public static PropertyFilter Parse(string text)
    {
        var end = text.IndexOfAny(['=', '<', '>', '!', '~']);
        var found = end <= 0
            ? null
            : s_operators.FirstOrDefault(candidate => text.AsSpan(end).StartsWith(candidate, StringComparison.Ordinal));
        if (end > 0 && text[end] == '~')
        {
            throw ApiErrors.FilterNotDone.With(text);
        }

        if (found is null)
        {
            throw ApiErrors.FilterWithoutOperator.With(text);
        }

        var value = text[(end + found.Length)..];
        if (value.Length == 0)
        {
            throw ApiErrors.FilterWithoutValue.With(text);
        }

        // A quoted value is one value, including commas.
        string[] values = value is ['"', .., '"'] && !value.Contains("\",\"", StringComparison.Ordinal)
            ? [value[1..^1]]
            : [.. value.Split(',').Select(Unquote)];
        return found != "==" && values.Length > 1
            ? throw ApiErrors.FilterManyValues.With(found, text)
            : new(text[..end].Trim().Split('.'), found, values);
    }

    public bool Matches(JsonElement document) => Find(document, Path).Any(MatchesValue);

    /// <summary>Returns every value at the path.</summary>
    public static IEnumerable<JsonElement> Find(JsonElement element, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return [element];
        }

        var name = path.Span[0];
        var isArray = name.EndsWith("[]", StringComparison.Ordinal);
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(isArray ? name[..^2] : name, out var value))
        {
            return [];
        }

        var rest = path[1..];
        return isArray
            ? value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(item => Find(item, rest)) : []
            : Find(value, rest);
    }

    /// <summary>Compares numbers by value and everything else as text.</summary>
    public static bool Compare(string text, string comparison, string wanted)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
            & decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var right);
        var order = isNumber ? left.CompareTo(right) : string.CompareOrdinal(text, wanted);
        return comparison switch
        {
            ">" => order > 0,
            "<" => order < 0,
            ">=" => order >= 0,
            _ => order <= 0,
        };
    }

    public static string Unquote(string value) => value.Trim() is ['"', .. var inner, '"'] ? inner : value.Trim();

    /// <summary>Returns a scalar as text; <see langword="null"/> for other values.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    private bool MatchesValue(JsonElement value) =>
        Text(value) is { } text && Array.Exists(
            Values, wanted => Operator == "==" ? text.Equals(wanted, _comparison) : Compare(text, Operator, wanted));
}
