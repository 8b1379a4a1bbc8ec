using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Storage;

/// <summary>An immutable resource as the API returns it. A change stores another one.</summary>
internal sealed record StoredResource(string Sandbox, ResourceKind Kind, string Id, string Etag, JsonElement Document)
{
    /// <summary>Gets the content for readers, which cannot rely on the types of its values.</summary>
    public JsonView View => new(Document, string.Empty, IsStored: true);
}
