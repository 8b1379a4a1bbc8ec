namespace TypedFlows.Client;

/// <summary>Describes a call for error messages.</summary>
internal sealed record PlatformCall(string Method, string Path, Uri Endpoint)
{
    /// <summary>The minimum length of a credential. Hiding shorter texts would garble messages.</summary>
    private const int ShortestSecret = 6;

    /// <summary>Gets the request id that was sent, or null if none was sent.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the token of the request, which must not appear in errors.</summary>
    public Secret Token { get; init; }

    /// <summary>Gets the credentials in the request, which must not appear in errors even if the service repeats them.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    public string? Redact(string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (
            var secret in Secrets.Append(Token).Select(s => s.Reveal()).Where(
                s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
