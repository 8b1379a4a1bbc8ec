namespace TypedFlows.Client;

/// <summary>Where messages of a streaming connection go.</summary>
/// <param name="Url">Address of the inlet, which the platform adds to the connection (<c>auth.params.inletUrl</c>).</param>
/// <param name="FlowId">The flow that the messages belong to, sent as <c>x-adobe-flow-id</c>; needed for messages that are not wrapped as XDM, left out when null.</param>
/// <param name="IsAuthenticated">True to send the access token, as a connection with <c>authenticationRequired</c> asks.</param>
public sealed record StreamingInlet(Uri Url, string? FlowId = null, bool IsAuthenticated = false)
{
    /// <summary>The inlet of a streaming connection as the platform holds it.</summary>
    /// <param name="connection">The connection, read after it was created: the platform adds the address.</param>
    /// <param name="flowId">The flow that the messages belong to; null for messages that name it themselves.</param>
    /// <returns>The inlet, authenticated if the connection asks for it.</returns>
    /// <exception cref="ArgumentException">The connection has no inlet, so it is no streaming one.</exception>
    public static StreamingInlet Of(BaseConnection connection, string? flowId = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.InletUrl is { } url
            ? new(url, flowId, connection.AuthParams.Flag("authenticationRequired") ?? false)
            : throw new ArgumentException($"The connection {connection.Id} has no inletUrl. Read a streaming connection with Connections.GetAsync.", nameof(connection));
    }
}
