namespace TypedFlows.Client;

/// <summary>Represents the endpoint for messages of a streaming connection.</summary>
/// <param name="Url">The address of the inlet, which the platform adds to the connection (<c>auth.params.inletUrl</c>).</param>
/// <param name="FlowId">The id of the flow of the messages, sent as <c>x-adobe-flow-id</c>. It is required for messages that are not
/// wrapped as XDM, and null to omit it.</param>
/// <param name="IsAuthenticated">True to send the access token, as a connection with <c>authenticationRequired</c> requires.</param>
public sealed record StreamingInlet(Uri Url, string? FlowId = null, bool IsAuthenticated = false)
{
    /// <summary>Gets the id of the dataset to which the flow writes, for <see cref="StreamingMessage.Xdm(ISpecObject)"/>, or null if it is
    /// unknown.</summary>
    public string? DataSetId { get; init; }

    /// <summary>Gets the schema of the dataset, for <see cref="StreamingMessage.Xdm(ISpecObject)"/>, or null if it is unknown. Its id
    /// differs between sandboxes, so it is not that of the compiled schema.</summary>
    public XdmSchemaRef? Schema { get; init; }

    /// <summary>Gets a value indicating whether generated records are validated before they are sent. The default is true.</summary>
    public bool ValidateBeforeSend { get; init; } = true;

    /// <summary>Returns the inlet of a streaming connection.</summary>
    /// <param name="connection">The connection, read after it was created. The platform adds the address.</param>
    /// <param name="flowId">The id of the flow of the messages, or null if the messages name their flow.</param>
    /// <returns>The inlet, authenticated if the connection requires it.</returns>
    /// <exception cref="ArgumentException">The connection has no inlet, so it is not a streaming connection.</exception>
    public static StreamingInlet Of(BaseConnection connection, string? flowId = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.InletUrl is { } url
            ? new(url, flowId, connection.AuthParams.Flag("authenticationRequired") ?? false)
            : throw new ArgumentException(
                $"The connection {connection.Id} has no inletUrl. Read a streaming connection with Connections.GetAsync.",
                nameof(connection));
    }
}
