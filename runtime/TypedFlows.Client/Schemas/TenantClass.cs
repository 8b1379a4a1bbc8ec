using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A class of the tenant, as the registry holds it (Schema Registry API, tenant/classes). <c>Id</c> is its <c>$id</c>.</summary>
public sealed class TenantClass : PlatformResource
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Its version, major and minor, such as <c>1.0</c>.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>Its other id, free of slashes (<c>meta:altId</c>).</summary>
    public string? AltId { get; init; }

    internal static TenantClass Read(PlatformCall call, JsonElement json) => new()
    {
        Id = json.Text("$id") ?? throw ErrorReader.Unexpected(call, 200, "without the class's $id", default),
        ETag = (json.Member("meta:registryMetadata") ?? default).Text("eTag"),
        Title = json.Text("title"),
        Description = json.Text("description"),
        Version = json.Text("version") ?? "1.0",
        AltId = json.Text("meta:altId"),
        Json = json,
    };
}
