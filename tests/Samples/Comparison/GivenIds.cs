using System.Text.Json;

namespace TypedFlows.Samples.Comparison;

/// <summary>Which id that the platform gave stands where in a body. The tutorials print ids of their own, which do not always belong together.</summary>
internal static class GivenIds
{
    /// <summary>The collection whose answer gave the id at a place; null for a place that holds no such id.</summary>
    public static string? CollectionAt(string request, string pointer) => (request, pointer) switch
    {
        ("source-connection", "/baseConnectionId") => "connections",
        ("source-connection", "/data/schema/id") => "raw schemas",
        ("dataset", "/schemaRef/id") or ("target-connection", "/data/schema/id") or ("mapping-set", "/xdmSchema") => "schemas",
        ("target-connection", "/params/dataSetId") => "dataSets",
        ("flow", "/sourceConnectionIds/0") => "sourceConnections",
        ("flow", "/targetConnectionIds/0") => "targetConnections",
        ("flow", "/transformations/Mapping/params/mappingId") => "mappingSets",
        _ => null,
    };

    /// <summary>The id that an answer gave.</summary>
    public static string Of(JsonElement response) => response.ValueKind == JsonValueKind.Array
        ? response[0].GetString()!["@/dataSets/".Length..]
        : (response.TryGetProperty("$id", out var address) ? address : response.GetProperty("id")).GetString()!;

    /// <summary>True when there is something at a place.</summary>
    public static bool Has(JsonElement body, string pointer)
    {
        try
        {
            return At(body, pointer).ValueKind != JsonValueKind.Undefined;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>What is at a place.</summary>
    /// <exception cref="KeyNotFoundException">There is nothing.</exception>
    public static JsonElement At(JsonElement body, string pointer)
    {
        foreach (var part in pointer.Split('/').Skip(1))
        {
            body = body.ValueKind == JsonValueKind.Array
                ? int.TryParse(part, out var index) ? body[index] : body.EnumerateArray().Single(item => item.GetProperty("name").GetString() == part)
                : body.GetProperty(part);
        }

        return body;
    }
}
