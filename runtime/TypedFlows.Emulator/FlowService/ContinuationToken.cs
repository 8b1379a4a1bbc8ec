using System.Buffers.Text;
using System.Text.Json;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Where the next page of a list starts, with all that the list was asked for, so that it is good by itself and for no other list.</summary>
/// <param name="Sandbox">The sandbox of the list.</param>
/// <param name="Path">The path of the list.</param>
/// <param name="Given">How many were given.</param>
/// <param name="Last">The id of the last of them, after which to go on where others have been deleted meanwhile.</param>
internal sealed record ContinuationToken(string Sandbox, string Path, int Given, string Last, IReadOnlyList<string> Filters, string OrderBy, int Limit)
{
    public string Print() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>The token of a request; null where it brings none.</summary>
    public static ContinuationToken? Read(string text, string sandbox, string path)
    {
        if (text.Length == 0)
        {
            return null;
        }

        ContinuationToken? token;
        try
        {
            token = JsonSerializer.Deserialize<ContinuationToken>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            token = null;
        }

        // Whatever is missing in what somebody has made up is null.
        return token is { Filters: not null, OrderBy: not null, Last: not null, Given: >= 0, Limit: > 0 } && token.Sandbox == sandbox && token.Path == path
            ? token
            : throw ApiErrors.QueryParameter.With("continuationToken", text, "it is not one that this list gave in this sandbox");
    }
}
