using System.Text.Json;

namespace TypedFlows.Client.Tests.Support;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RecordedRequest(string Method, string RawUrl, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
