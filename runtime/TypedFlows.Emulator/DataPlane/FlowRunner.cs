using TypedFlows.Emulator.Faults;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Executes a run of a flow: reads new input, maps it, and stores all of it or nothing.</summary>
internal sealed class FlowRunner(Platform platform, SourceBindings sources, FaultPlan faults)
{
    // Reading files blocks a thread. If a thousand flows are due at the same time, some threads must remain for callers.
    private readonly SemaphoreSlim _slots = new(Math.Max(2, Environment.ProcessorCount));

    /// <exception cref="OperationCanceledException">The platform stopped before the run ended. Nothing of the run is stored.</exception>
    public async Task RunAsync(FlowLane lane, FlowJob job, RunRequest request, ActiveRun run)
    {
        var attempt = new RunAttempt(platform, job, request);
        using var diagnostics = platform.Records.Begin(Diagnostics.StoreName(request.RunId));
        SourceException? fault;
        try
        {
            await _slots.WaitAsync(run.Token);
            try
            {
                // Reading files blocks, and the caller's thread belongs to the scheduler.
                await Task.Yield();
                fault = await StoreAsync(lane, attempt, diagnostics, run.Token);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (run.Reason() is { } reason)
        {
            fault = reason;
        }

        if (fault is not null)
        {
            // The run ends even if its state cannot be stored at first, such as on a full disk.
            await lane.RepeatAsync(() =>
            {
                Fail(lane, attempt, diagnostics, run, fault);
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Reads the source and commits the run.</summary>
    /// <returns>The reason for the failure; <see langword="null"/> if the run is stored.</returns>
    private async Task<SourceException?> StoreAsync(
        FlowLane lane, RunAttempt attempt, IRecordBatch diagnostics, CancellationToken cancellationToken)
    {
        var (job, request, tally) = (attempt.Job, attempt.Request, attempt.Tally);
        try
        {
            platform.Resources.Put(attempt.Begin());
            if (await faults.TakeRunAsync(job.Flow.Id, "fail", platform.Time, cancellationToken) is { } scripted)
            {
                throw SourceFault.Scripted.With(scripted.Message ?? "A requested fault.");
            }

            var checkpoint = Checkpoint.Load(platform, job.Flow);
            if (checkpoint.IsUnreadable)
            {
                throw SourceFault.NoProgress.With();
            }

            var failed = new Diagnostics(diagnostics, tally.HasDiagnostics);
            using var batch = new FaultyBatch(
                platform.Records.Begin(job.DataSetId),
                await faults.TakeRunAsync(job.Flow.Id, "partial", platform.Time, cancellationToken),
                tally,
                failed);
            new BatchRead(platform, sources, job, checkpoint, request.Window, tally).ReadInto(batch, failed, cancellationToken);
            checkpoint.Reached = request.Reached ?? checkpoint.Reached;

            // A large batch is flushed before the commit, so that a change of the flow can still cancel the run.
            batch.Complete();
            diagnostics.Complete();

            // The records of a batch are stored together, so each one has the latency of the run.
            tally.Latency.Add(TimeSpan.FromMilliseconds(platform.Now - attempt.Started), tally.OutputRecords);
            lane.Commit(
                cancellationToken,
                () => platform.Records.Commit(
                    [batch.Inner, diagnostics],
                    () => [.. attempt.End(Outcome(tally), null, batch.Start), checkpoint.ToResource(job.Flow)]));
            return null;
        }
        catch (SourceException e)
        {
            return e;
        }
        catch (StorageException e)
        {
            // The diagnostics would need the same storage.
            diagnostics.Dispose();
            platform.Log.Report(PlatformLog.TaskFailed, job.Flow, $"The run {request.RunId} failed: {e.Message}");
            return SourceFault.Storage.With(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A failure while reading a file must not end the platform. A client of a service reports its timeout as a cancellation.
            return SourceFault.Unreadable.With(tally.Files.Count > 0 ? tally.Files[^1].Name : "The source", e.Message);
        }
    }

    /// <summary>Stores the end of a run that failed. A run of the schedule is then not repeated before the next tick.</summary>
    private void Fail(FlowLane lane, RunAttempt attempt, IRecordBatch diagnostics, ActiveRun run, SourceException fault)
    {
        try
        {
            lane.Commit(run.Token, () =>
            {
                var unchanged = Checkpoint.Load(platform, attempt.Job.Flow);
                unchanged.Reached = attempt.Request.Reached ?? unchanged.Reached;
                var ended = attempt.End(RunStatus.Failed, fault);
                platform.Records.Commit(
                    [diagnostics], () => unchanged.IsUnreadable ? ended : [.. ended, unchanged.ToResource(attempt.Job.Flow)]);
            });
        }
        catch (OperationCanceledException) when (run.Reason() is { } reason)
        {
            // The flow was disabled or deleted, so it has no progress to store.
            platform.Resources.Put(attempt.End(RunStatus.Failed, reason));
        }
        catch (StorageException)
        {
            diagnostics.Dispose();
            throw;
        }
    }

    private static string Outcome(RunTally tally) =>
        tally.InputRecords > 0 && tally.FailedRecords == tally.InputRecords ? RunStatus.Failed
        : tally.FailedRecords > 0 ? RunStatus.PartialSuccess
        : RunStatus.Success;
}
