namespace TypedFlows.Client;

/// <summary>Specifies whether the service may have processed a failed call.</summary>
internal enum DeliveryStatus
{
    /// <summary>The service rejected the call, and would reject it again.</summary>
    Rejected,

    /// <summary>The service has not processed the call. It can be sent again for any operation.</summary>
    NotTaken,

    /// <summary>The service may have processed the call.</summary>
    Unknown,
}
