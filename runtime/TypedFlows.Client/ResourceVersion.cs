using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>
/// Which resource, and in which state: what the platform answers to a create, a patch or an action, and what a patch asks for.
/// A resource that was read converts to it.
/// </summary>
/// <param name="Id">Id of the resource; opaque text.</param>
/// <param name="ETag">Its state for <c>If-Match</c>, inner quotes included; null where the service gives none.</param>
public sealed record ResourceVersion(string Id, string? ETag)
{
    /// <summary>The whole answer as it came, members that have no property here included; undefined where none came.</summary>
    public JsonElement Json { get; init; }

    /// <summary>The state in which a resource was read.</summary>
    /// <param name="resource">The resource.</param>
    public static implicit operator ResourceVersion(PlatformResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(resource.Id, resource.ETag) { Json = resource.Json };
    }

    /// <summary>Compares id and etag.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when both are the same.</returns>
    public bool Equals(ResourceVersion? other) => other is not null && other.Id == Id && other.ETag == ETag;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, ETag);

    /// <summary>The id.</summary>
    /// <returns>Text for a log.</returns>
    public override string ToString() => Id;
}
