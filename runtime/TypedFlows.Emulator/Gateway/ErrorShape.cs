namespace TypedFlows.Emulator.Gateway;

/// <summary>The body shapes in which the platform's services say no.</summary>
internal enum ErrorShape
{
    /// <summary>The shape of the service that was called.</summary>
    OfService,

    /// <summary><c>{"error_code","message"}</c>.</summary>
    Gateway,

    /// <summary><c>{"errorMessage","errorDetails"}</c>, the Flow Service's answer to an id that it does not know.</summary>
    FlowMissing,

    /// <summary><c>{"type","status","title","detail"}</c> for a request that is not what its headers say.</summary>
    BadRequest,

    /// <summary>The streaming service's answer to a sender without a good token: the status is text.</summary>
    StreamAuthorization,

    /// <summary><c>{"error","error_description"}</c>.</summary>
    OAuth,
}
