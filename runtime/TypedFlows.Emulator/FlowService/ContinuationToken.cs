using System.Buffers.Text;
using System.Text.Json;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.FlowService;

/// <summary>The start of the next page of a list, with the query of the list. The token is valid for this list only.</summary>
/// <param name="Sandbox">The sandbox of the list.</param>
/// <param name="Path">The path of the list.</param>
/// <param name="Given">The number of items returned so far.</param>
/// <param name="Last">The id of the last returned item, after which the list continues even if others were deleted meanwhile.</param>
internal sealed record ContinuationToken(
    string Sandbox,
    string Path,
    int Given,
    string Last,
    IReadOnlyList<string> Filters,
    string OrderBy,
    int Limit)
{
    public string Print() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Reads the token of a request; <see langword="null"/> if there is none.</summary>
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

        // Missing values of an invented token are null.
        return token is { Filters: not null, OrderBy: not null, Last: not null, Given: >= 0, Limit: > 0 }
            && token.Filters.All(filter => filter is not null)
            && token.Sandbox == sandbox
            && token.Path == path
            ? token
            : throw ApiErrors.QueryParameter.With("continuationToken", text, "this list did not return it in this sandbox");
    }
}
