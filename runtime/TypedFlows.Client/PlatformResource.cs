using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What every resource of the platform has. Members that have no property here stay in <see cref="Json"/>.</summary>
public abstract class PlatformResource
{
    /// <summary>The resource's id; opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>Its version for <c>If-Match</c>, inner quotes included; null where the service gives none.</summary>
    public string? ETag { get; init; }

    /// <summary>The whole answer as it came; undefined for a resource that was not read from the platform.</summary>
    public JsonElement Json { get; init; }

    /// <summary>Writes the resource as it came, the members that this client does not know included.</summary>
    /// <param name="writer">Where to write the JSON value.</param>
    /// <exception cref="InvalidOperationException">The resource was not read from the platform.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Json.ValueKind == JsonValueKind.Undefined)
        {
            throw new InvalidOperationException($"{this} was not read from the platform, so there is nothing to write.");
        }

        writer.WriteRawValue(Json.GetRawText(), skipInputValidation: true);
    }

    /// <summary>Kind and id.</summary>
    /// <returns>Text for a log; no parameters, which may hold credentials.</returns>
    public override string ToString() => $"{GetType().Name} {Id}";
}
