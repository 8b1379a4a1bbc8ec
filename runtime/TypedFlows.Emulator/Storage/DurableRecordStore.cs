using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>
/// Stores records on the disk: small batches in the database, large ones in files that the database names. A batch exists when the
/// transaction that names it is committed.
/// </summary>
internal sealed class DurableRecordStore : IRecordStore
{
    private readonly DataFolder _folder;
    private readonly DurableResourceStore _resources;
    private readonly Dictionary<string, List<Part>> _dataSets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);

    public DurableRecordStore(DataFolder folder, DurableResourceStore resources)
    {
        _folder = folder;
        _resources = resources;
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in SegmentRow.ReadAll(folder))
        {
            if (row.File is not null)
            {
                files.Add(row.File);
            }

            if (row.Damage(folder) is { } damage)
            {
                _damaged.Add(row.DataSetId);
                folder.Report(
                    $"records of {row.DataSetId}",
                    $"A batch of {row.Count} records is damaged and is left out: {damage}. "
                        + (row.File is null ? $"It is row {row.Seq} of the table segments." : $"It is the file {row.File}."));
            }
            else
            {
                Add(row.DataSetId, new(row.Seq, row.Count, row.File));
            }
        }

        UnreferencedFiles.Clear(folder, files);
    }

    public IRecordBatch Begin(string dataSetId) => new DurableBatch(dataSetId, _folder.RecordFiles);

    public void Commit(IReadOnlyList<IRecordBatch> batches, Func<IReadOnlyList<StoredResource>> with) => StorageException.Guard(() =>
    {
        var filled = Complete(batches);
        lock (_folder.Access)
        {
            filled.ForEach(batch => batch.Start = Count(batch.DataSetId));
            var resources = with();
            using var transaction = _folder.Connection.BeginTransaction();
            var parts = Insert(transaction, filled);
            _resources.Write(transaction, resources);
            transaction.Commit();
            filled.ForEach(batch => batch.Keep());
            parts.ForEach(added => Add(added.DataSet, added.Part));
            _resources.Show(resources);
        }
    });

    public void Replace(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> resources) => StorageException.Guard(() =>
    {
        var filled = Complete(batches);
        lock (_folder.Access)
        {
            using var transaction = _folder.Connection.BeginTransaction();
            var before = SegmentRow.Files(_folder, transaction);
            _folder.Execute("DELETE FROM segments; DELETE FROM resources;", transaction);
            var parts = Insert(transaction, filled);
            _resources.Write(transaction, resources);
            transaction.Commit();
            filled.ForEach(batch => batch.Keep());
            _dataSets.Clear();
            _damaged.Clear();
            parts.ForEach(added => Add(added.DataSet, added.Part));
            _resources.ShowOnly(resources);
            foreach (var file in before)
            {
                File.Delete(Path.Combine(_folder.RecordFiles, file));
            }
        }
    });

    public (IReadOnlyList<StoredResource> Resources, IReadOnlyList<(string DataSetId, long Count)> DataSets) Capture()
    {
        lock (_folder.Access)
        {
            return (_resources.All(), [.. _dataSets.Keys.Select(dataSet => (dataSet, Count(dataSet)))]);
        }
    }

    public long Count(string dataSetId)
    {
        lock (_folder.Access)
        {
            return _dataSets.TryGetValue(dataSetId, out var parts) && parts.Count > 0 ? parts[^1].Before + parts[^1].Count : 0;
        }
    }

    public bool IsDamaged(string dataSetId)
    {
        lock (_folder.Access)
        {
            return _damaged.Contains(dataSetId);
        }
    }

    public IEnumerable<ReadOnlyMemory<byte>> Read(string dataSetId, long start)
    {
        Part[] parts;
        lock (_folder.Access)
        {
            parts = _dataSets.TryGetValue(dataSetId, out var found) ? [.. found.Where(part => part.Before + part.Count > start)] : [];
        }

        foreach (var part in parts)
        {
            using var stream = Open(part);
            var record = part.Before;
            foreach (var json in RecordStream.Read(stream, part.Count))
            {
                if (record++ >= start)
                {
                    yield return json;
                }
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Flushes large batches, because they reach the disk before the transaction that names them.</summary>
    private static List<DurableBatch> Complete(IReadOnlyList<IRecordBatch> batches)
    {
        var filled = batches.Cast<DurableBatch>().Where(batch => batch.Count > 0).ToList();
        filled.ForEach(batch => batch.Complete());
        return filled;
    }

    private List<(string DataSet, Part Part)> Insert(SqliteTransaction transaction, List<DurableBatch> batches)
    {
        var parts = new List<(string, Part)>();
        foreach (var batch in batches)
        {
            parts.Add((batch.DataSetId, new(SegmentRow.Insert(_folder, transaction, batch), batch.Count, batch.File)));
        }

        return parts;
    }

    private Stream Open(Part part)
    {
        if (part.File is not null)
        {
            return new FileStream(
                Path.Combine(_folder.RecordFiles, part.File),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                64 * 1024);
        }

        lock (_folder.Access)
        {
            using var command = _folder.Connection.CreateCommand();
            command.CommandText = "SELECT data FROM segments WHERE seq = $seq";
            command.Parameters.AddWithValue("$seq", part.Seq);
            return new MemoryStream(command.ExecuteScalar() as byte[] ?? []);
        }
    }

    private void Add(string dataSetId, Part part)
    {
        if (!_dataSets.TryGetValue(dataSetId, out var parts))
        {
            _dataSets.Add(dataSetId, parts = []);
        }

        parts.Add(part with { Before = parts.Count == 0 ? 0 : parts[^1].Before + parts[^1].Count });
    }

    /// <summary>A committed batch.</summary>
    /// <param name="Seq">The row id.</param>
    private sealed record Part(long Seq, long Count, string? File)
    {
        /// <summary>Gets the number of records of the dataset in earlier batches.</summary>
        public long Before { get; init; }
    }
}
