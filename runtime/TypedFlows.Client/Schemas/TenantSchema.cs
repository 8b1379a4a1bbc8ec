using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A schema of the tenant, as the registry holds it (Schema Registry API, tenant/schemas). <c>Id</c> is its <c>$id</c>.</summary>
public sealed class TenantSchema : PlatformResource
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Its version, major and minor, such as <c>1.0</c>.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>Its other id, free of slashes (<c>meta:altId</c>).</summary>
    public string? AltId { get; init; }

    /// <summary>Address of its class (<c>meta:class</c>).</summary>
    public string? ClassId { get; init; }

    /// <summary>Id and version, as datasets, connections and mappings name the schema.</summary>
    public XdmSchemaRef Reference => new(Id, Version);

    internal static TenantSchema Read(PlatformCall call, JsonElement json) => new()
    {
        Id = json.Text("$id") ?? throw ErrorReader.Unexpected(call, 200, "without the schema's $id", default),
        ETag = (json.Member("meta:registryMetadata") ?? default).Text("eTag"),
        Title = json.Text("title"),
        Description = json.Text("description"),
        Version = json.Text("version") ?? "1.0",
        AltId = json.Text("meta:altId"),
        ClassId = json.Text("meta:class"),
        Json = json,
    };
}
