using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a resource of the platform. Properties without a typed counterpart remain in <see cref="Json"/>.</summary>
public abstract class PlatformResource
{
    /// <summary>Gets the id of the resource, an opaque string.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the version for <c>If-Match</c>, including inner quotes, or null if the service provides none.</summary>
    public string? ETag { get; init; }

    /// <summary>Gets the complete response. It is undefined for a resource that was not read from the platform.</summary>
    public JsonElement Json { get; init; }

    /// <summary>Writes the resource as it was returned, including properties that this client does not know.</summary>
    /// <param name="writer">The writer.</param>
    /// <exception cref="InvalidOperationException">The resource was not read from the platform.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Json.ValueKind == JsonValueKind.Undefined)
        {
            throw new InvalidOperationException($"{this} was not read from the platform, so it has no content to write. Read it first.");
        }

        writer.WriteRawValue(Json.GetRawText(), skipInputValidation: true);
    }

    /// <summary>Returns the kind and the id.</summary>
    /// <returns>Text for a log, without parameters, which can contain credentials.</returns>
    public override string ToString() => $"{GetType().Name} {Id}";
}
