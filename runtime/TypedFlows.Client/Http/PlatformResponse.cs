using System.Text;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>An answer that says yes.</summary>
internal sealed record PlatformResponse(PlatformCall Call, int Status, JsonElement Json)
{
    /// <summary>The one resource of an answer to <c>GET .../{id}</c>, which the Flow Service wraps in <c>items</c>.</summary>
    public JsonElement One()
    {
        if (Json.Member("items") is not { ValueKind: JsonValueKind.Array } items)
        {
            return Json.ValueKind == JsonValueKind.Object ? Json : throw Unexpected("without a resource");
        }

        return items.GetArrayLength() > 0 ? items[0] : throw Unexpected("with no item");
    }

    /// <summary>Id and etag of what was created.</summary>
    public ResourceVersion Created() =>
        One() is var created && created.Text("id") is { Length: > 0 } id
            ? new ResourceVersion(id, created.Text("etag") ?? created.Text("eTag")) { Json = Json }
            : throw Unexpected("without an id");

    /// <summary>Id and etag of what was changed, whose id is known; the answer may be empty.</summary>
    public ResourceVersion Version(string id)
    {
        var changed = Json.ValueKind == JsonValueKind.Object ? One() : default;
        return new(changed.Text("id") ?? id, changed.Text("etag") ?? changed.Text("eTag")) { Json = Json };
    }

    /// <summary>True when it names a resource: by an id, a schema's <c>$id</c>, or a dataset's reference.</summary>
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
