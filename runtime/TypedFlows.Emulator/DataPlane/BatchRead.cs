using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads the input of one run: the files that are new since the flow's checkpoint, in path order.</summary>
internal sealed class BatchRead(
    Platform platform,
    SourceBindings sources,
    FlowJob job,
    Checkpoint checkpoint,
    RunWindow? window,
    RunTally tally)
{
    private static readonly TimeSpan s_slowExpressions = TimeSpan.FromSeconds(10);

    public void ReadInto(IRecordBatch batch, Diagnostics diagnostics, CancellationToken cancellationToken)
    {
        using var store = sources.Open(job.Flow.Sandbox, job.Source);
        var mapping = MappingOrNull(platform, job) ?? throw SourceFault.NoMapping.With();
        var format = SourceFormat.Read(job.Source.Object("data"));
        var parameters = job.Source.Object("params");
        var delta = Delta();
        var selection = store.Find(parameters, format, cancellationToken);
        foreach (var (file, reason) in selection.Skipped)
        {
            tally.Skip(file, reason);
        }

        var wanted = selection.Files
            .Select(file => (File: file, Stamp: file.Stamp()))
            .Where(found => IsWanted(found.File, found.Stamp, delta))
            .ToList();
        tally.SkippedFiles += selection.Files.Count - wanted.Count;
        var types = ColumnTypes.Read(parameters);
        var schema = platform.RecordSchemas.OfDataSet(job.Flow.Sandbox, job.DataSetId);
        var ingestion = new Ingestion(
            new(mapping, schema, platform.Time, new(s_slowExpressions)), Filter(parameters), delta, batch, diagnostics, tally);
        var files = new List<(SourceFile File, FileStamp Stamp)>();
        var empty = 0;
        foreach (var (file, stamp) in wanted)
        {
            try
            {
                tally.InputBytes += stamp.Length;
                var later = tally.LaterRecords;
                foreach (var source in format.Open(file, types, tally.Skip, cancellationToken))
                {
                    using (source)
                    {
                        ingestion.Ingest(file, source, format.Delimiter, cancellationToken);
                    }
                }

                // A file with records of a later window is read again.
                if (tally.LaterRecords == later)
                {
                    files.Add((file, stamp));
                }
            }
            catch (SourceException e) when (e.Fault == SourceFault.Empty && selection.Files.Count > ++empty)
            {
                // The other files are read. This one may be written later, so it does not count as read.
                tally.Skip(file, SourceFiles.IsEmpty);
            }

            // The reader of a database sees one state of it.
            if (file.Table is null && file.Stamp() != stamp)
            {
                throw SourceFault.Changed.With(file.Name);
            }
        }

        CheckThreshold();
        if (window is not null)
        {
            return;
        }

        checkpoint.SetMark(delta?.Mark);
        foreach (var (file, stamp) in files)
        {
            checkpoint.Add(file, stamp);
        }
    }

    /// <returns>The mapping set of the flow, or <see langword="null"/> if it has none.</returns>
    /// <exception cref="SourceException">The mapping set cannot be read.</exception>
    public static FlowMapping? MappingOrNull(Platform platform, FlowJob job) => job.MappingSetId is { } id
        && platform.Resources.Find(job.Flow.Sandbox, ResourceKind.MappingSet, id) is { } set ? FlowMapping.Of(set) : null;

    private static RowFilter? Filter(Json.JsonView parameters)
    {
        try
        {
            return RowFilter.Read(parameters["filters"]);
        }
        catch (ApiErrorException e)
        {
            throw SourceFault.BrokenFilter.With(e.Message);
        }
    }

    private DeltaFilter? Delta()
    {
        DeltaColumn? declared;
        try
        {
            declared = DeltaColumn.Read(job.Copy["deltaColumn"]);
        }
        catch (ApiErrorException e)
        {
            throw SourceFault.DeltaColumn.With(e.Message);
        }

        // A run by request may name the column only.
        var column = window?.Delta is { } requested && (requested.Format is not null || requested.Name != declared?.Name)
            ? requested
            : declared;
        if (column is null)
        {
            return null;
        }

        var now = platform.Time.GetUtcNow();
        if (window is not null)
        {
            return new(column, null, window, null, now);
        }

        var schedule = job.Document.Object("scheduleParams");
        return new(column, checkpoint.ReadMark(column), null, Schedule.IsBackfill(schedule) ? null : Schedule.Read(schedule)?.Start, now);
    }

    /// <summary>
    /// Returns whether this run reads the file. Without backfill, the first run reads only files that were added after the start, as the
    /// vendor's pages define it.
    /// </summary>
    private bool IsWanted(SourceFile file, FileStamp stamp, DeltaFilter? delta)
    {
        if (delta is not null)
        {
            // The column decides which records are new.
            return window is not null || !checkpoint.HasRead(file, stamp);
        }

        if (window is not null)
        {
            return (window.From is not { } from || stamp.LastWriteUtc >= from) && (window.To is not { } to || stamp.LastWriteUtc < to);
        }

        var parameters = job.Document.Object("scheduleParams");
        return !checkpoint.HasRead(file, stamp)
            && (Schedule.IsBackfill(parameters)
                    || Schedule.Read(parameters) is not { } schedule
                    || stamp.LastWriteUtc >= schedule.Start.UtcDateTime);
    }

    private void CheckThreshold()
    {
        var allowed = job.Options["partialIngestionPercent"].Element;
        if (tally.FailedRecords > 0
            && decimal.TryParse(
                allowed.ValueKind is System.Text.Json.JsonValueKind.Number or System.Text.Json.JsonValueKind.String
                    ? allowed.ToString()
                    : null,
                System.Globalization.CultureInfo.InvariantCulture,
                out var percent)
            && tally.FailedRecords * 100m > percent * tally.InputRecords)
        {
            throw SourceFault.TooManyFailed.With(tally.FailedRecords, tally.InputRecords, percent);
        }
    }
}
