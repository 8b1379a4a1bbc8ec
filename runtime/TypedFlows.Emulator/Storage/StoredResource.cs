using System.Text.Json;

namespace TypedFlows.Emulator.Storage;

/// <summary>An immutable resource as the API returns it. A change stores another one.</summary>
internal sealed record StoredResource(string Sandbox, ResourceKind Kind, string Id, string Etag, JsonElement Document);
