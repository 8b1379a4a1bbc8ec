using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a mapping set (Data Prep API, mappingSets).</summary>
public sealed class MappingSet : PlatformResource
{
    /// <summary>Gets the name, or null if it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the version that the service assigns, sent as text in <c>mappingVersion</c> of a flow.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the id of the target schema.</summary>
    public string? SchemaId { get; init; }

    /// <summary>Gets the state, such as <c>PUBLISHED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the rows. The list is empty if the response omits them, as the response to a create can. A row with an unknown source
    /// type is only in <see cref="PlatformResource.Json"/>.</summary>
    public IReadOnlyList<MappingRow> Mappings { get; init; } = [];

    /// <summary>Gets a value indicating whether the response has a row that <see cref="Mappings"/> does not have.</summary>
    internal bool HasUnknownRows => Json.Items("mappings").Count() > Mappings.Count;

    internal static MappingSet Read(PlatformCall call, JsonElement json)
    {
        return new()
        {
            Id = json.Text("id") ?? throw ErrorReader.Unexpected(call, 200, "without the mapping set's id", default),
            Name = json.Text("name"),
            ETag = json.Text("etag") ?? json.Text("eTag"),
            Version = json.Text("version"),
            SchemaId = json.Text("xdmSchema") ?? SchemaOf(json),
            Status = json.Text("status"),
            Mappings = [.. json.Items("mappings").Select(ReadRow).OfType<MappingRow>()],
            Json = json,
        };
    }

    // The newer vocabulary has two spellings.
    private static string? SchemaOf(JsonElement json) =>
        (json.Member("outputSchemaRef") ?? json.Member("outputSchema")?.Member("schemaRef") ?? default).Text("id");

    private static MappingRow? ReadRow(JsonElement row) =>
        (row.Text("source") ?? row.Text("sourceAttribute")) is { } source
        && (row.Text("destination") ?? row.Text("destinationXdmPath")) is { } destination
        && TypeOf(row.Text("sourceType")) is { } type
            ? new MappingRow(source, destination)
            {
                SourceType = type,
                Identity = row.Flag("identity") ?? false,
                IdentityGroup = row.Text("identityGroup"),
                NamespaceCode = row.Text("namespaceCode"),
            }
            : null;

    // Requests and responses spell the type differently. The older vocabulary has none.
    internal static MappingSourceType? TypeOf(string? text) => text?.ToUpperInvariant() switch
    {
        null or "ATTRIBUTE" or "TEXT/X.SCHEMA-PATH" => MappingSourceType.Attribute,
        "EXPRESSION" or "TEXT/X.AEP-XL" => MappingSourceType.Expression,
        "STATIC" or "TEXT/PLAIN" => MappingSourceType.Constant,
        _ => null,
    };
}
