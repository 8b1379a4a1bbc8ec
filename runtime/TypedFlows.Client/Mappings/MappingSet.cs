using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A mapping set, as the service holds it (Data Prep API, mappingSets).</summary>
public sealed class MappingSet : PlatformResource
{
    /// <summary>Its name; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Its version, as the service counts; sent as text in a flow's <c>mappingVersion</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Address of the schema that it maps to.</summary>
    public string? SchemaId { get; init; }

    /// <summary>State, such as <c>PUBLISHED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Its rows; empty where the answer leaves them out, as that of a create may.</summary>
    public IReadOnlyList<MappingRow> Mappings { get; init; } = [];

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

    // The newer vocabulary, in its two spellings.
    private static string? SchemaOf(JsonElement json) =>
        (json.Member("outputSchemaRef") ?? json.Member("outputSchema")?.Member("schemaRef") ?? default).Text("id");

    private static MappingRow? ReadRow(JsonElement row) =>
        (row.Text("sourceAttribute") ?? row.Text("source")) is { } source
        && (row.Text("destinationXdmPath") ?? row.Text("destination")) is { } destination
            ? new MappingRow(source, destination)
            {
                Identity = row.Flag("identity") ?? false,
                IdentityGroup = row.Text("identityGroup"),
                NamespaceCode = row.Text("namespaceCode"),
            }
            : null;
}
