using System.Text;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a successful response.</summary>
internal sealed record PlatformResponse(PlatformCall Call, int Status, JsonElement Json)
{
    /// <summary>Gets the response of a streamed call, or null for other calls.</summary>
    public HttpResponseMessage? Streamed { get; init; }

    /// <summary>Returns the resource of a response to <c>GET .../{id}</c>, which the Flow Service wraps in <c>items</c>.</summary>
    public JsonElement One()
    {
        if (Json.Member("items") is not { ValueKind: JsonValueKind.Array } items)
        {
            return Json.ValueKind == JsonValueKind.Object ? Json : throw Unexpected("without a resource");
        }

        return items.GetArrayLength() > 0 ? items[0] : throw Unexpected("with no item");
    }

    /// <summary>Returns the id and the etag of a created resource.</summary>
    public ResourceVersion Created() =>
        One() is var created && created.Text("id") is { Length: > 0 } id
            ? new ResourceVersion(id, created.Text("etag") ?? created.Text("eTag")) { Json = Json }
            : throw Unexpected("without an id");

    /// <summary>Returns the id and the etag of a changed resource with a known id. The response can be empty.</summary>
    public ResourceVersion Version(string id)
    {
        var changed = Json.ValueKind == JsonValueKind.Object ? One() : default;
        return new(changed.Text("id") ?? id, changed.Text("etag") ?? changed.Text("eTag")) { Json = Json };
    }

    /// <summary>Returns a value indicating whether the response identifies a resource: by an id, a schema's <c>$id</c>, or a dataset
    /// reference.</summary>
    public bool Names()
    {
        var items = Json.Member("items") is { ValueKind: JsonValueKind.Array } wrapped ? wrapped : Json;
        var first = items.ValueKind != JsonValueKind.Array ? items : items.GetArrayLength() > 0 ? items[0] : default;
        return first.ValueKind == JsonValueKind.Object
            ? HasText(first, "id") || HasText(first, "$id")
            : first.AsText() is { Length: > 0 };
    }

    private static bool HasText(JsonElement json, string name) =>
        json.Member(name) is { } id && (id.ValueKind == JsonValueKind.String ? !id.ValueEquals(string.Empty) : id.AsText() is not null);

    public PlatformException Unexpected(string what, DeliveryStatus status = DeliveryStatus.Rejected) =>
        ErrorReader.Unexpected(Call, Status, what, JsonBytes(), status);

    private byte[] JsonBytes() => Json.ValueKind == JsonValueKind.Undefined ? [] : Encoding.UTF8.GetBytes(Json.GetRawText());
}
