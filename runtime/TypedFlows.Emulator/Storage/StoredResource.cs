using System.Text.Json;

namespace TypedFlows.Emulator.Storage;

/// <summary>A resource as it is answered; nothing in it changes, a change stores another.</summary>
internal sealed record StoredResource(string Sandbox, ResourceKind Kind, string Id, string Etag, JsonElement Document);
