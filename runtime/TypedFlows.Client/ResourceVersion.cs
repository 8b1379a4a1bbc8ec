using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the id and the version of a resource. The platform returns it for a create, a patch or an action, and a patch
/// requires it. A resource that was read converts to it.</summary>
/// <param name="Id">The id of the resource, an opaque string.</param>
/// <param name="ETag">The version for <c>If-Match</c>, including inner quotes, or null if the service provides none.</param>
public sealed record ResourceVersion(string Id, string? ETag)
{
    /// <summary>Gets the complete response, including properties without a typed counterpart. It is undefined if there was none.</summary>
    public JsonElement Json { get; init; }

    /// <summary>Converts a resource to its id and version.</summary>
    /// <param name="resource">The resource.</param>
    public static implicit operator ResourceVersion(PlatformResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(resource.Id, resource.ETag) { Json = resource.Json };
    }

    /// <summary>Compares the id and the etag.</summary>
    /// <param name="other">The other version.</param>
    /// <returns>True if both are equal.</returns>
    public bool Equals(ResourceVersion? other) => other is not null && other.Id == Id && other.ETag == ETag;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, ETag);

    /// <summary>Returns the id.</summary>
    /// <returns>Text for a log.</returns>
    public override string ToString() => Id;
}
