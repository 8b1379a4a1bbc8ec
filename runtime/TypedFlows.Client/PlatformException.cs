namespace TypedFlows.Client;

/// <summary>
/// The platform refused a call, answered what the call does not answer, or could not be reached. One type for every error shape of
/// every service; what a shape does not say is null. Credentials that the call carried never appear in it.
/// </summary>
public sealed class PlatformException : Exception
{
    /// <summary>Creates an exception; the client does, and so may the tests of those who use it.</summary>
    /// <param name="message">What happened, in full.</param>
    /// <param name="innerException">The cause, where there was no answer.</param>
    public PlatformException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>HTTP status of the answer, such as 400; 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>The service's own code, such as <c>403010</c> (gateway), <c>1404-412</c> (Flow Service) or <c>XDM-1006-400</c> (Schema Registry).</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The service's short statement of what is wrong (<c>title</c>, <c>message</c> or <c>errorMessage</c>).</summary>
    public string? Title { get; init; }

    /// <summary>What the service says beyond the title (<c>detail</c>, <c>errorDetails</c> or its report); the start of the body where that is not JSON.</summary>
    public string? Detail { get; init; }

    /// <summary>The id to quote to the vendor's support: the answer's <c>x-request-id</c>, else one from its body, else the one sent.</summary>
    public string? RequestId { get; init; }

    /// <summary>The answer's body as text; null when it was empty or there was no answer.</summary>
    public string? Body { get; init; }

    /// <summary>HTTP method of the call.</summary>
    public string? Method { get; init; }

    /// <summary>Path and query of the call, after the endpoint.</summary>
    public string? Path { get; init; }

    /// <summary>How long the service asks to be left alone (<c>Retry-After</c>); null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What it says about the call itself.</summary>
    internal DeliveryStatus DeliveryStatus { get; init; }
}
