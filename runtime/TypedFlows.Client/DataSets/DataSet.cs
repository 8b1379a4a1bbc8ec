using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a dataset (Catalog Service API, dataSets).</summary>
public sealed class DataSet : PlatformResource
{
    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the id of the schema of its records (<c>schemaRef.id</c>).</summary>
    public string? SchemaId { get; init; }

    /// <summary>Gets the media type that identifies the version of the schema (<c>schemaRef.contentType</c>).</summary>
    public string? SchemaContentType { get; init; }

    internal static DataSet Read(string id, JsonElement json)
    {
        var schema = json.Member("schemaRef") ?? default;
        return new()
        {
            Id = id,
            ETag = json.Text("etag") ?? json.Text("eTag"),
            Name = json.Text("name"),
            Description = json.Text("description"),
            SchemaId = schema.Text("id"),
            SchemaContentType = schema.Text("contentType"),
            Json = json,
        };
    }
}
