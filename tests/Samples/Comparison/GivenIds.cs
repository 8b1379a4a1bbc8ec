using System.Text.Json;

namespace TypedFlows.Samples.Comparison;

/// <summary>Maps pointers in bodies to the ids that the platform assigned. The ids in the tutorials do not always match each
/// other.</summary>
internal static class GivenIds
{
    /// <summary>Returns the collection of the id at a pointer, or null if the pointer contains no such id.</summary>
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

    /// <summary>Returns the id in a response.</summary>
    public static string Of(JsonElement response) => response.ValueKind == JsonValueKind.Array
        ? response[0].GetString()!["@/dataSets/".Length..]
        : (response.TryGetProperty("$id", out var address) ? address : response.GetProperty("id")).GetString()!;

    /// <summary>Returns a value indicating whether a value exists at a pointer.</summary>
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

    /// <summary>Returns the value at a pointer.</summary>
    /// <exception cref="KeyNotFoundException">No value exists at the pointer.</exception>
    public static JsonElement At(JsonElement body, string pointer)
    {
        foreach (var part in pointer.Split('/').Skip(1))
        {
            body = body.ValueKind == JsonValueKind.Array
                ? int.TryParse(part, out var index)
                    ? body[index]
                    : body.EnumerateArray().Single(item => item.GetProperty("name").GetString() == part)
                : body.GetProperty(part);
        }

        return body;
    }
}
