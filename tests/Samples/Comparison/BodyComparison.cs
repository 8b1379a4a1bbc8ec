using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedFlows.Samples.Comparison;

/// <summary>Compares two bodies property by property.</summary>
internal static class BodyComparison
{
    /// <summary>Returns the JSON Pointers of all differences.</summary>
    public static IEnumerable<string> Differences(JsonElement printed, JsonElement sent) =>
        Differences(Keyed(printed), Keyed(sent), string.Empty);

    /// <summary>Returns the body with transformations keyed by name, so that an omitted one does not shift the others.</summary>
    private static JsonNode? Keyed(JsonElement body)
    {
        var node = JsonNode.Parse(body.GetRawText());
        if (node is JsonObject members && members["transformations"] is JsonArray transformations)
        {
            members["transformations"] = new JsonObject(
                transformations.Select(item => KeyValuePair.Create(item!["name"]!.GetValue<string>(), (JsonNode?)item.DeepClone())));
        }

        return node;
    }

    private static IEnumerable<string> Differences(JsonNode? printed, JsonNode? sent, string pointer)
    {
        if (printed is JsonObject some && sent is JsonObject other)
        {
            return some.Select(member => member.Key).Union(other.Select(member => member.Key)).SelectMany(name =>
                some.ContainsKey(name) && other.ContainsKey(name)
                    ? Differences(some[name], other[name], $"{pointer}/{name}")
                    : [$"{pointer}/{name}"]);
        }

        if (printed is JsonArray items && sent is JsonArray others && items.Count == others.Count)
        {
            return items.Zip(others).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{pointer}/{index}"));
        }

        return JsonNode.DeepEquals(printed, sent) ? [] : [pointer];
    }
}
