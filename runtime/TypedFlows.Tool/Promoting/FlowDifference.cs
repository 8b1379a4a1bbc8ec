using System.Text.Json.Nodes;

namespace TypedFlows.Tool.Promoting;

/// <summary>Represents a value of a flow that differs between two sandboxes.</summary>
/// <param name="Pointer">The JSON Pointer in the content of the resource.</param>
/// <param name="Mine">The value in the sandbox that is promoted, as JSON, or <see langword="null"/> if it has none.</param>
/// <param name="Theirs">The value in the other sandbox.</param>
internal sealed record FlowDifference(string Resource, string Pointer, string? Mine, string? Theirs)
{
    /// <summary>Returns the differences in the order of the resources and of their properties.</summary>
    public static IReadOnlyList<FlowDifference> Find(
        IReadOnlyList<(string Resource, JsonNode Content)> mine, IReadOnlyList<(string Resource, JsonNode Content)> theirs)
    {
        var found = new List<FlowDifference>();
        foreach (var resource in mine.Concat(theirs).Select(each => each.Resource).Distinct())
        {
            Compare(found, resource, string.Empty, Of(mine, resource), Of(theirs, resource));
        }

        return found;
    }

    private static JsonNode? Of(IReadOnlyList<(string Resource, JsonNode Content)> all, string resource) =>
        all.FirstOrDefault(each => each.Resource == resource).Content;

    private static void Compare(List<FlowDifference> found, string resource, string pointer, JsonNode? mine, JsonNode? theirs)
    {
        if (mine is JsonObject one && theirs is JsonObject other)
        {
            foreach (var name in one.Concat(other).Select(member => member.Key).Distinct())
            {
                var token = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                Compare(found, resource, $"{pointer}/{token}", one[name], other[name]);
            }
        }
        else if (mine is JsonArray some && theirs is JsonArray others && some.Count == others.Count)
        {
            for (var i = 0; i < some.Count; i++)
            {
                Compare(found, resource, $"{pointer}/{i}", some[i], others[i]);
            }
        }
        else if (!JsonNode.DeepEquals(mine, theirs))
        {
            found.Add(new(resource, pointer, mine?.ToJsonString(), theirs?.ToJsonString()));
        }
    }
}
