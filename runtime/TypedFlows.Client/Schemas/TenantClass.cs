using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a class of the tenant (Schema Registry API, tenant/classes). <c>Id</c> contains its <c>$id</c>.</summary>
public sealed class TenantClass : PlatformResource
{
    /// <summary>Gets the title.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the major and minor version, such as <c>1.0</c>.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>Gets the alternative id without slashes (<c>meta:altId</c>).</summary>
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
