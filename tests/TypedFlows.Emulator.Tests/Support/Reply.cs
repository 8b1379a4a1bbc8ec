using System.Net;
using System.Text.Json;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>A received response.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonElement Body, Uri? Location)
{
    public string Id => Body.GetProperty("id").GetString()!;

    public JsonElement One => Assert.Single(Body.GetProperty("items").EnumerateArray());

    public IReadOnlyList<JsonElement> Items => [.. Body.GetProperty("items").EnumerateArray()];

    public string Text => Body.ValueKind == JsonValueKind.Undefined ? string.Empty : Body.GetRawText();

    public Reply Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }
}
