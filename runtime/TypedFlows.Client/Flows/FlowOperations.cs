using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on flows, which move data from a source to a target on a schedule (Flow Service API, flows).</summary>
public class FlowOperations : EditOperations<Flow, FlowPatch>
{
    internal FlowOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Flows, Flow.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="FlowOperations"/> class for mocking.</summary>
    protected FlowOperations()
    {
    }

    /// <summary>Creates a flow (Flow Service API, POST /flows). The flow is checked before anything is sent.</summary>
    /// <param name="name">The name of the flow.</param>
    /// <param name="flow">The transformations, the schedule and the options. The options are sent in the property that <paramref
    /// name="optionsMember"/> names.</param>
    /// <param name="sourceConnectionId">The id of the source connection.</param>
    /// <param name="targetConnectionId">The id of the target connection.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="optionsMember">The name of the property for the flow's options, such as <c>options</c>. When null, the options are
    /// checked but not sent: flow specs declare options, but no document of the service names the property.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The flow may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The flow violates its spec, or a time of its schedule is in milliseconds. Nothing was
    /// sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name,
        IFlow flow,
        string sourceConnectionId,
        string targetConnectionId,
        string? description = null,
        string? optionsMember = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, flow, sourceConnectionId, targetConnectionId, description, optionsMember, isDraft: false, cancellationToken);

    /// <summary>Creates a flow that does not run until it is published (Flow Service API, POST /flows?mode=draft). The flow is checked
    /// before anything is sent.</summary>
    /// <param name="name">The name of the flow.</param>
    /// <param name="flow">The transformations, the schedule and the options. The options are sent in the property that <paramref
    /// name="optionsMember"/> names.</param>
    /// <param name="sourceConnectionId">The id of the source connection.</param>
    /// <param name="targetConnectionId">The id of the target connection.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="optionsMember">The name of the property for the flow's options. When null, the options are checked but not
    /// sent.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The draft may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The flow violates its spec, or a time of its schedule is in milliseconds. Nothing was
    /// sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name,
        IFlow flow,
        string sourceConnectionId,
        string targetConnectionId,
        string? description = null,
        string? optionsMember = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, flow, sourceConnectionId, targetConnectionId, description, optionsMember, isDraft: true, cancellationToken);

    /// <summary>Enables a flow (Flow Service API, POST /flows/{id}/action?op=enable).</summary>
    /// <param name="id">The id of the flow.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The flow may be enabled by then.</param>
    /// <returns>The id and the new etag.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<ResourceVersion> EnableAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "enable", isRepeatable: true, cancellationToken);

    /// <summary>Disables a flow (Flow Service API, POST /flows/{id}/action?op=disable).</summary>
    /// <param name="id">The id of the flow.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The flow may be disabled by then.</param>
    /// <returns>The id and the new etag.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<ResourceVersion> DisableAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "disable", isRepeatable: true, cancellationToken);

    /// <summary>Reads flows page by page. The conditions are sent in the body, because they can be too long for an address (Flow Service
    /// API, POST /flows/search).</summary>
    /// <param name="query">The filter and the order, or null for all resources.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The flows. Each page is requested when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator, an empty value, or a value that contains
    /// <c>&amp;</c>.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
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
        EpochSeconds.Check(flow.Schedule);
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
