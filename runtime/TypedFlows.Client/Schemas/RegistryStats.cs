using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the counts and the tenant of a Schema Registry (Schema Registry API, stats).</summary>
/// <param name="TenantId">The id of the tenant, such as <c>acme</c>. The fields of the tenant are in the object with this name after an
/// underscore.</param>
/// <param name="Json">The complete response.</param>
public sealed record RegistryStats(string TenantId, JsonElement Json);
