using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a schema of the tenant (Schema Registry API, tenant/schemas). <c>Id</c> contains its <c>$id</c>.</summary>
public sealed class TenantSchema : PlatformResource
{
    /// <summary>Gets the title.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the major and minor version, such as <c>1.0</c>.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>Gets the alternative id without slashes (<c>meta:altId</c>).</summary>
    public string? AltId { get; init; }

    /// <summary>Gets the address of the class (<c>meta:class</c>).</summary>
    public string? ClassId { get; init; }

    /// <summary>Gets the reference to the schema that datasets, connections and mapping sets contain.</summary>
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
