namespace TypedFlows.Client;

/// <summary>Represents a pipeline that has been applied to the platform.</summary>
public sealed class AppliedPipeline
{
    private readonly PlatformClient _client;
    private readonly RunBaseline _baseline;

    internal AppliedPipeline(PlatformClient client, IReadOnlyList<PipelineStep> steps, RunBaseline baseline)
    {
        _client = client;
        _baseline = baseline;
        Steps = steps;
    }

    /// <summary>Gets the applied steps in order, with the ids.</summary>
    public IReadOnlyList<PipelineStep> Steps { get; }

    /// <summary>Gets the id of the flow.</summary>
    public string FlowId => IdOf(PipelineResource.Flow);

    /// <summary>Gets the id of the dataset.</summary>
    public string DataSetId => IdOf(PipelineResource.DataSet);

    /// <summary>Returns the id of a resource.</summary>
    /// <param name="resource">The kind of resource.</param>
    /// <returns>The id.</returns>
    /// <exception cref="InvalidOperationException">The pipeline has no resource of this kind.</exception>
    public string IdOf(PipelineResource resource) =>
        Steps.FirstOrDefault(step => step.Resource == resource)?.Id
        ?? throw new InvalidOperationException($"The pipeline has no {resource}. Check Steps for its resources.");

    /// <summary>Waits until the flow has a run that has ended, with success or failure, and returns the latest such run. After an apply
    /// that changed an existing flow or its resources, only a run that started after the change counts, by the times of the service. After
    /// an apply that changed nothing, the latest ended run is returned with <see cref="FlowRun.IsFromEarlierApply"/>.</summary>
    /// <param name="progress">Receives the flow's latest run whenever it changes. While the flow has no run, it receives one with the
    /// status <see cref="FlowRunStatus.Scheduled"/> that states when the run is due.</param>
    /// <param name="timeout">The maximum time to wait, or null to wait indefinitely.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The run continues.</param>
    /// <returns>The run. Its status states the result, and its errors state the reason.</returns>
    /// <exception cref="TimeoutException">No run ended in time. The message states the status of the latest run, or when the run is
    /// due.</exception>
    /// <exception cref="InvalidOperationException">No run will start: the flow is disabled or a draft, it starts more than a year after
    /// its last change, or its schedule has ended. The message states the remedy.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public async Task<FlowRun> WaitForRunAsync(
        IProgress<FlowRun>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var run = await _client.Runs.WaitForCompletionAsync(
            FlowId, _baseline, progress, timeout, cancellationToken).ConfigureAwait(false);
        return Steps.All(step => step.Action == PipelineAction.Unchanged) ? run.OfEarlierApply() : run;
    }

    /// <summary>Reads the inlet for messages of a streaming pipeline (Flow Service API, GET /connections/{id}) and the schema of its
    /// dataset (Catalog Service API, GET /dataSets/{id}).</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The inlet of the pipeline's connection, with the pipeline's flow.</returns>
    /// <exception cref="InvalidOperationException">The pipeline uses a connection that it did not create. Read that connection and call
    /// <see cref="StreamingInlet.Of"/>.</exception>
    /// <exception cref="ArgumentException">The connection is not a streaming connection.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public async Task<StreamingInlet> GetInletAsync(CancellationToken cancellationToken = default)
    {
        var connection = await _client.Connections.GetAsync(IdOf(PipelineResource.Connection), cancellationToken).ConfigureAwait(false);
        var dataSet = await _client.DataSets.GetAsync(DataSetId, cancellationToken).ConfigureAwait(false);
        return StreamingInlet.Of(connection, FlowId) with
        {
            DataSetId = DataSetId,
            Schema = dataSet.SchemaId is { } id ? new XdmSchemaRef(id) : null,
        };
    }
}
