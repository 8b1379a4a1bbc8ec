using System.Text.Json.Nodes;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Makes a run of a flow: reads what is new in its source, maps it, and stores all of it or nothing.</summary>
internal sealed class FlowRunner(Platform platform, SourceBindings sources)
{
    public async Task RunAsync(FlowJob job, CancellationToken cancellationToken)
    {
        // Reading files blocks; the caller's thread is the scheduler's own.
        await Task.Yield();
        var started = platform.Now;
        var tally = new RunTally();
        var id = Guid.NewGuid().ToString();
        Store(RunStatus.InProgress, started, RunMetrics.Print(tally, RunStatus.InProgress, started, null, null));
        SourceException? fault = null;
        try
        {
            Ingest(job, tally, cancellationToken);
        }
        catch (SourceException e)
        {
            fault = e;
        }
        catch (OperationCanceledException)
        {
            fault = SourceFault.Unreadable.With("The source", "the flow was deleted, or the emulator stopped, during the run.");
        }
        catch (Exception e)
        {
            // Whatever a file does to the run must not end the platform.
            fault = SourceFault.Unreadable.With(tally.Files.Count > 0 ? tally.Files[^1].Name : "The source", e.Message);
        }

        var status = fault is not null || (tally.InputRecords > 0 && tally.FailedRecords == tally.InputRecords) ? RunStatus.Failed
            : tally.FailedRecords > 0 ? RunStatus.PartialSuccess
            : RunStatus.Success;
        var completed = platform.Now;
        Store(status, completed, RunMetrics.Print(tally, status, started, completed, fault));

        void Store(string state, long updatedAt, JsonObject metrics) => Envelope.Write(
            platform, job.Sandbox, job.Client, ResourceKind.Run, id, started, updatedAt, Members(job, metrics), state);
    }

    private void Ingest(FlowJob job, RunTally tally, CancellationToken cancellationToken)
    {
        var source = new JsonView(job.Parts.Source.Document, string.Empty);
        var folder = sources.Folder(source.Object("connectionSpec").Text("id")!);
        var mappings = Mappings(job);
        var delimiter = SourceFormat.Delimiter(source.Object("data"));
        var files = SourceFiles.Find(folder, source.Object("params"))
            .Select(file => (File: file, Stamp: Stamp(file)))
            .Where(found => !job.Read.TryGetValue(found.File.Path, out var seen) || seen != found.Stamp)
            .ToList();

        var dataSetId = new JsonView(job.Parts.Target.Document, string.Empty).Object("params").Text("dataSetId")!;
        using var batch = platform.Records.Begin(dataSetId);
        var ingestion = new Ingestion(mappings, delimiter, batch, tally);
        foreach (var (file, stamp) in files)
        {
            tally.InputBytes += stamp.Length;
            ingestion.Ingest(file, cancellationToken);
        }

        if (tally.OutputRecords > 0)
        {
            batch.Commit();
        }

        foreach (var (file, stamp) in files)
        {
            job.Read[file.Path] = stamp;
        }
    }

    private IReadOnlyList<FieldMapping> Mappings(FlowJob job)
    {
        if (job.Parts.MappingSetId is not { } id || platform.Resources.Find(job.Sandbox, ResourceKind.MappingSet, id) is not { } set)
        {
            throw SourceFault.NoMapping.With();
        }

        return [.. new JsonView(set.Document, string.Empty).Items("mappings").Select(item => new FieldMapping(item.Text("source")!, item.Text("destination")!))];
    }

    private static FileStamp Stamp(SourceFile file)
    {
        try
        {
            return FileStamp.Of(new FileInfo(file.Path));
        }
        catch (IOException e)
        {
            throw SourceFault.Unreadable.With(file.Name, e.Message);
        }
    }

    private static JsonObject Members(FlowJob job, JsonObject metrics)
    {
        var flow = new JsonView(job.Flow.Document, string.Empty);
        return new()
        {
            ["flowId"] = job.Flow.Id,
            ["flowSpec"] = JsonCopy.ToNode(flow["flowSpec"].Element),
            ["metrics"] = metrics,
            ["activities"] = new JsonArray(),
        };
    }
}
