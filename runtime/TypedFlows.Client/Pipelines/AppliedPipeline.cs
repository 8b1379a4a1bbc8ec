namespace TypedFlows.Client;

/// <summary>A pipeline that is on the platform.</summary>
public sealed class AppliedPipeline
{
    private readonly PlatformClient _client;

    internal AppliedPipeline(PlatformClient client, IReadOnlyList<PipelineStep> steps)
    {
        _client = client;
        Steps = steps;
    }

    /// <summary>What was done, in order, with the ids.</summary>
    public IReadOnlyList<PipelineStep> Steps { get; }

    /// <summary>Id of the flow.</summary>
    public string FlowId => IdOf(PipelineResource.Flow);

    /// <summary>Id of the dataset.</summary>
    public string DataSetId => IdOf(PipelineResource.DataSet);

    /// <summary>Id of a resource.</summary>
    /// <param name="resource">The kind of resource.</param>
    /// <returns>The id.</returns>
    /// <exception cref="InvalidOperationException">The pipeline has none of this kind.</exception>
    public string IdOf(PipelineResource resource) =>
        Steps.FirstOrDefault(step => step.Resource == resource)?.Id
        ?? throw new InvalidOperationException($"The pipeline has no {resource}.");

    /// <summary>Waits until the flow has a run that has ended, well or not; of several, the latest.</summary>
    /// <param name="progress">Told of the flow's latest run whenever the service shows it changed.</param>
    /// <param name="timeout">How long to wait; without end when null.</param>
    /// <param name="cancellationToken">Ends the wait; the run goes on.</param>
    /// <returns>The run; its status says how it ended and its errors why.</returns>
    /// <exception cref="TimeoutException">No run has ended in time; the message says how the latest one stands.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public Task<FlowRun> WaitForRunAsync(
        IProgress<FlowRun>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _client.Runs.WaitForCompletionAsync(FlowId, progress, timeout, cancellationToken);

    /// <summary>Reads where messages of a streaming pipeline go (Flow Service API, GET /connections/{id}).</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The inlet of the pipeline's connection, with the pipeline's flow.</returns>
    /// <exception cref="InvalidOperationException">The pipeline uses a connection that is not its own; read that one and use <see cref="StreamingInlet.Of"/>.</exception>
    /// <exception cref="ArgumentException">The connection is no streaming one.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public async Task<StreamingInlet> GetInletAsync(CancellationToken cancellationToken = default) =>
        StreamingInlet.Of(await _client.Connections.GetAsync(IdOf(PipelineResource.Connection), cancellationToken).ConfigureAwait(false), FlowId);
}
