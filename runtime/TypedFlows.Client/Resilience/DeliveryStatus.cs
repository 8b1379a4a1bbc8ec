namespace TypedFlows.Client;

/// <summary>What a failure says about the call itself.</summary>
internal enum DeliveryStatus
{
    /// <summary>The service refused it, and would again.</summary>
    Rejected,

    /// <summary>The service has surely not taken it: it may be sent again whatever it does.</summary>
    NotTaken,

    /// <summary>The service may have done it.</summary>
    Unknown,
}
