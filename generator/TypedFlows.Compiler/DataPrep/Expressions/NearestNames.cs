using TypedFlows.Compiler.Messages;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Finds the names that are probably meant.</summary>
internal static class NearestNames
{
    // Names of other languages for functions of this one.
    private static readonly Dictionary<string, string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["to_date"] = "date",
        ["todate"] = "date",
        ["parse_date"] = "date",
        ["date_format"] = "format",
        ["to_char"] = "format",
        ["substring"] = "substr",
        ["replace"] = "replacestr",
        ["length"] = "size_of",
        ["len"] = "size_of",
        ["if"] = "iif",
        ["ifnull"] = "coalesce",
        ["nvl"] = "coalesce",
        ["isnull"] = "is_empty",
        ["toupper"] = "upper",
        ["tolower"] = "lower",
        ["toUpperCase"] = "upper",
        ["toLowerCase"] = "lower",
        ["to_int"] = "to_integer",
        ["to_number"] = "to_decimal",
        ["to_double"] = "to_decimal",
        ["regex_match"] = "matches_regex",
        ["regexp_extract"] = "extract_regex",
        ["case"] = "decode",
        ["current_timestamp"] = "now",
        ["map"] = "transformArray",
        ["filter"] = "filterArray",
        ["indexof"] = "instr",
        ["strip"] = "trim",
        ["json_parse"] = "json_to_object",
    };

    /// <summary>Returns the function for a name that other languages use, or null if there is none.</summary>
    public static string? OfOtherLanguage(string name) => s_others.TryGetValue(name, out var other) ? other : null;

    /// <summary>Returns the names by similarity, the most similar first.</summary>
    public static IReadOnlyList<string> Of(string name, IReadOnlyCollection<string> known)
    {
        var similar = known
            .Select(each => (Name: each, Distance: EditDistance.Between(name, each)))
            .Where(each => each.Distance <= Math.Max(2, name.Length))
            .OrderBy(each => each.Distance).ThenBy(each => each.Name, StringComparer.Ordinal)
            .Select(each => each.Name);
        return OfOtherLanguage(name) is { } other && known.Contains(other)
            ? [other, .. similar.Where(each => each != other).Take(2)] : [.. similar.Take(3)];
    }
}
