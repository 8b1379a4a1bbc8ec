namespace TypedFlows.Client;

/// <summary>The exception that is thrown when the platform rejects a call, returns an unexpected response, or cannot be reached. This type
/// represents the error formats of all services. A value that a format does not contain is null. Credentials of the call never appear in
/// the exception.</summary>
public sealed class PlatformException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="PlatformException"/> class. The client creates it, and tests of client code
    /// can create it too.</summary>
    /// <param name="message">The complete message.</param>
    /// <param name="innerException">The cause if there was no response.</param>
    public PlatformException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the HTTP status of the response, such as 400, or 0 if there was no response.</summary>
    public int Status { get; init; }

    /// <summary>Gets the error code of the service, such as <c>403010</c> (gateway), <c>1404-412</c> (Flow Service) or <c>XDM-1006-400</c>
    /// (Schema Registry).</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the short error statement of the service (<c>title</c>, <c>message</c> or <c>errorMessage</c>).</summary>
    public string? Title { get; init; }

    /// <summary>Gets the details beyond the title (<c>detail</c>, <c>errorDetails</c> or the report), or the beginning of a body that is
    /// not JSON.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the request id for the vendor's support: <c>x-request-id</c> of the response, or an id from its body, or the id that
    /// was sent.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the body of the response as text, or null if it was empty or there was no response.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the HTTP method of the call.</summary>
    public string? Method { get; init; }

    /// <summary>Gets the path and query of the call, after the endpoint.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the delay that the service requests (<c>Retry-After</c>), or null if it requests none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the delivery status of the call.</summary>
    internal DeliveryStatus DeliveryStatus { get; init; }
}
