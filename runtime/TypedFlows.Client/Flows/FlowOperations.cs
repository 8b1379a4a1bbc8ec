using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Flows: data that moves from a source to a target on a schedule (Flow Service API, flows).</summary>
public class FlowOperations : EditOperations<Flow, FlowPatch>
{
    internal FlowOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Flows, Flow.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected FlowOperations()
    {
    }

    /// <summary>Creates a flow (Flow Service API, POST /flows). The flow is checked before anything is sent.</summary>
    /// <param name="name">Name of the flow.</param>
    /// <param name="flow">Its transformations, schedule and options; the options are sent where <paramref name="optionsMember"/> says.</param>
    /// <param name="sourceConnectionId">Id of the source connection.</param>
    /// <param name="targetConnectionId">Id of the target connection.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="optionsMember">Name of the member that carries the flow's options, such as <c>options</c>. When null they are checked but
    /// not sent: flow specs declare them, yet no document of the service names the member.</param>
    /// <param name="cancellationToken">Ends the wait; the flow may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The flow breaks its spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name,
        IFlow flow,
        string sourceConnectionId,
        string targetConnectionId,
        string? description = null,
        string? optionsMember = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, flow, sourceConnectionId, targetConnectionId, description, optionsMember, isDraft: false, cancellationToken);

    /// <summary>Creates a flow that does not run before it is published (Flow Service API, POST /flows?mode=draft). The flow is checked before anything is sent.</summary>
    /// <param name="name">Name of the flow.</param>
    /// <param name="flow">Its transformations, schedule and options; the options are sent where <paramref name="optionsMember"/> says.</param>
    /// <param name="sourceConnectionId">Id of the source connection.</param>
    /// <param name="targetConnectionId">Id of the target connection.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="optionsMember">Name of the member that carries the flow's options; when null they are checked but not sent.</param>
    /// <param name="cancellationToken">Ends the wait; the draft may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The flow breaks its spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name,
        IFlow flow,
        string sourceConnectionId,
        string targetConnectionId,
        string? description = null,
        string? optionsMember = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, flow, sourceConnectionId, targetConnectionId, description, optionsMember, isDraft: true, cancellationToken);

    /// <summary>Lets a flow run again (Flow Service API, POST /flows/{id}/action?op=enable).</summary>
    /// <param name="id">Id of the flow.</param>
    /// <param name="cancellationToken">Ends the wait; the flow may be enabled by then.</param>
    /// <returns>Id and new etag.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> EnableAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "enable", isRepeatable: true, cancellationToken);

    /// <summary>Stops a flow from running (Flow Service API, POST /flows/{id}/action?op=disable).</summary>
    /// <param name="id">Id of the flow.</param>
    /// <param name="cancellationToken">Ends the wait; the flow may be disabled by then.</param>
    /// <returns>Id and new etag.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> DisableAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "disable", isRepeatable: true, cancellationToken);

    /// <summary>Reads flows page after page by conditions that stand in the body, for those too long for an address (Flow Service API, POST /flows/search).</summary>
    /// <param name="query">What to narrow the list to; everything when null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The flows; each page is asked for when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator, an empty value, or a value with <c>&amp;</c>.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual IAsyncEnumerable<Flow> SearchAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        SearchPagesAsync(query, cancellationToken);

    private Task<ResourceVersion> CreateAsync(
        string name,
        IFlow flow,
        string sourceConnectionId,
        string targetConnectionId,
        string? description,
        string? optionsMember,
        bool isDraft,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentException.ThrowIfNullOrWhiteSpace(sourceConnectionId);
        ArgumentException.ThrowIfNullOrWhiteSpace(targetConnectionId);
        if (optionsMember is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(optionsMember);
        }

        flow.Validate().ThrowIfInvalid();

        return CreateAsync(
            writer =>
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

                if (optionsMember is not null && flow.Options is { } options)
                {
                    writer.WriteSpecObject(optionsMember, options);
                }
            },
            [],
            isDraft,
            cancellationToken);
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
            writer.WriteTransformation(transformation);
        }

        writer.WriteEndArray();
    }
}
