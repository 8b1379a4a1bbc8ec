using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Faults;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Streaming;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Saves, restores and resets the state of a platform.</summary>
internal sealed class PlatformState(
    Platform platform,
    Flows flows,
    Runs runs,
    FlowScheduler scheduler,
    EventWriter streams,
    RequestJournal journal,
    FaultPlan faults,
    AccountSecrets secrets)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Writes resources and records as one JSON document without secrets, as they are at the time of the call.</summary>
    /// <param name="hide">Removes the folders of this machine; <see langword="null"/> to keep them.</param>
    public Task WriteSnapshotAsync(Stream stream, Func<JsonNode?, JsonNode?>? hide, CancellationToken cancellationToken) =>
        SnapshotWriter.WriteAsync(platform.Records, stream, hide, cancellationToken);

    /// <summary>Replaces the state with a snapshot after all of it has been read. A snapshot with an error changes nothing.</summary>
    public async Task RestoreAsync(Stream snapshot, CancellationToken cancellationToken)
    {
        using var content = new SnapshotReader(snapshot, platform.Records.Begin);
        try
        {
            await content.ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw content.Malformed(e);
        }

        await ReplaceAsync(content.Batches, content.Resources);
    }

    /// <summary>Removes all resources, records, journal entries and faults.</summary>
    public async Task ResetAsync()
    {
        await ReplaceAsync([], []);
        journal.Clear();
        faults.Clear();
        secrets.Clear();
    }

    /// <summary>Resumes the stored runs and flows.</summary>
    public void Resume()
    {
        lock (platform.Resources.Changes)
        {
            scheduler.Resume();
            runs.Resume();
            flows.Resume();
        }
    }

    private async Task ReplaceAsync(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> resources)
    {
        await _turn.WaitAsync();
        try
        {
            // Interrupted runs stay as they are stored, so they continue if the state cannot be replaced.
            await scheduler.PauseAsync();
            try
            {
                lock (platform.Resources.Changes)
                {
                    streams.Forget();
                    platform.Records.Replace(batches, resources);
                    platform.RecordSchemas.Forget();
                }
            }
            finally
            {
                Resume();
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
