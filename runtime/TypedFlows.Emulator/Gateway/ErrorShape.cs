namespace TypedFlows.Emulator.Gateway;

/// <summary>Lists the body shapes of the platform's error responses.</summary>
internal enum ErrorShape
{
    /// <summary>The shape of the service that was called.</summary>
    OfService,

    /// <summary><c>{"error_code","message"}</c>.</summary>
    Gateway,

    /// <summary><c>{"errorMessage","errorDetails"}</c>, the Flow Service's response to an unknown id.</summary>
    FlowMissing,

    /// <summary><c>{"type","status","title","detail"}</c> for a request that does not match its headers.</summary>
    BadRequest,

    /// <summary>The streaming service's response to a sender without a valid token; the status is text.</summary>
    StreamAuthorization,

    /// <summary><c>{"error","error_description"}</c>.</summary>
    OAuth,
}
