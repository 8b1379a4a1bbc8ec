using System.Text.Json;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Represents a request as received.</summary>
internal sealed record RecordedRequest(string Method, string RawUrl, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
