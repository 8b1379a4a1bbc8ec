namespace TypedFlows.Client;

/// <summary>What an error needs to know of the call that failed.</summary>
internal sealed record PlatformCall(string Method, string Path, Uri Endpoint)
{
    /// <summary>Fewer characters than this are no credential, and hiding them would garble messages.</summary>
    private const int ShortestSecret = 6;

    /// <summary>The id that was sent; null where none was.</summary>
    public string? RequestId { get; init; }

    /// <summary>The token of the request, kept out of errors too.</summary>
    public Secret Token { get; init; }

    /// <summary>Credentials in the request, to be kept out of errors even if the service repeats them.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    public string? Redact(string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var secret in Secrets.Append(Token).Select(s => s.Reveal()).Where(s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
