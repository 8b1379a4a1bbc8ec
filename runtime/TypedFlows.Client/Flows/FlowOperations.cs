using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Flows: data that moves from a source to a target on a schedule (Flow Service API, flows).</summary>
public class FlowOperations
{
    private readonly PlatformTransport _transport;

    internal FlowOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected FlowOperations() => _transport = null!;

    /// <summary>Creates a flow (Flow Service API, POST /flows). The flow is checked before anything is sent.</summary>
    /// <param name="name">Name of the flow.</param>
    /// <param name="flow">Its transformations and schedule. Its options are checked but not sent: flow specs declare them, yet no
    /// source says which member of the request carries them.</param>
    /// <param name="sourceConnectionId">Id of the source connection.</param>
    /// <param name="targetConnectionId">Id of the target connection.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the flow may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The flow breaks its spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<CreatedResource> CreateAsync(
        string name,
        IFlow flow,
        string sourceConnectionId,
        string targetConnectionId,
        string? description = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentException.ThrowIfNullOrWhiteSpace(sourceConnectionId);
        ArgumentException.ThrowIfNullOrWhiteSpace(targetConnectionId);
        flow.Validate().ThrowIfInvalid();

        var request = PlatformRequest.Post(ServicePaths.Flows, writer =>
        {
            writer.WriteString("name", name);
            writer.WriteOptional("description", description);
            writer.WriteSpec("flowSpec", flow.FlowSpecId, flow.FlowSpecVersion);
            WriteIds(writer, "sourceConnectionIds", sourceConnectionId);
            WriteIds(writer, "targetConnectionIds", targetConnectionId);
            WriteTransformations(writer, flow.Transformations);
            if (flow.Schedule is { } schedule)
            {
                writer.WriteSpecObject("scheduleParams", schedule);
            }
        });
        return (await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Created();
    }

    /// <summary>Reads a flow (Flow Service API, GET /flows/{id}).</summary>
    /// <param name="id">Id of the flow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<Flow> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.Flows, id));
        return Flow.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).One());
    }

    /// <summary>Deletes a flow (Flow Service API, DELETE /flows/{id}); its connections stay.</summary>
    /// <param name="id">Id of the flow.</param>
    /// <param name="cancellationToken">Ends the wait; the flow may have been deleted by then.</param>
    /// <returns>A task that ends when the flow is gone.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Delete(ServicePaths.Of(ServicePaths.Flows, id));
        await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static void WriteIds(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartArray(name);
        writer.WriteStringValue(id);
        writer.WriteEndArray();
    }

    private static void WriteTransformations(Utf8JsonWriter writer, IReadOnlyList<Transformation> transformations)
    {
        if (transformations.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("transformations");
        foreach (var transformation in transformations)
        {
            writer.WriteStartObject();
            writer.WriteString("name", transformation.Name);
            writer.WriteSpecObject("params", transformation.Params);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
