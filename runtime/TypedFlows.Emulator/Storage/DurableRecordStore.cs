namespace TypedFlows.Emulator.Storage;

/// <summary>
/// Stores records on the disk: small batches in the database, large ones in files that the database names. A batch exists when the
/// transaction that names it is committed. Files without a name in the database are left from a crash and are removed.
/// </summary>
internal sealed class DurableRecordStore : IRecordStore
{
    private readonly DataFolder _folder;
    private readonly DurableResourceStore _resources;
    private readonly Dictionary<string, List<Part>> _dataSets = new(StringComparer.Ordinal);

    public DurableRecordStore(DataFolder folder, DurableResourceStore resources)
    {
        _folder = folder;
        _resources = resources;
        var files = new HashSet<string>(StringComparer.Ordinal);
        using var command = folder.Connection.CreateCommand();
        command.CommandText = "SELECT seq, dataset, count, file FROM segments ORDER BY seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var file = reader.IsDBNull(3) ? null : reader.GetString(3);
            if (file is not null)
            {
                files.Add(file);
            }

            Add(reader.GetString(1), new(reader.GetInt64(0), reader.GetInt64(2), file));
        }

        foreach (var path in Directory.EnumerateFiles(folder.RecordFiles).Where(path => !files.Contains(Path.GetFileName(path))))
        {
            File.Delete(path);
        }
    }

    public IReadOnlyList<string> DataSets
    {
        get
        {
            lock (_folder.Access)
            {
                return [.. _dataSets.Keys];
            }
        }
    }

    public IRecordBatch Begin(string dataSetId) => new DurableBatch(dataSetId, _folder.RecordFiles);

    public void Commit(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> with)
    {
        // Large batches reach the disk before the transaction that names them.
        var filled = batches.Cast<DurableBatch>().Where(batch => batch.Count > 0).ToList();
        filled.ForEach(batch => batch.Complete());
        lock (_folder.Access)
        {
            using var transaction = _folder.Connection.BeginTransaction();
            using var command = _folder.Connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO segments (dataset, count, data, file) VALUES ($dataset, $count, $data, $file) RETURNING seq";
            var parts = new List<(string DataSet, Part Part)>();
            foreach (var batch in filled)
            {
                command.Parameters.Clear();
                command.Parameters.AddWithValue("$dataset", batch.DataSetId);
                command.Parameters.AddWithValue("$count", batch.Count);
                command.Parameters.AddWithValue("$data", batch.File is null ? batch.Bytes : DBNull.Value);
                command.Parameters.AddWithValue("$file", batch.File is null ? DBNull.Value : batch.File);
                parts.Add((batch.DataSetId, new((long)command.ExecuteScalar()!, batch.Count, batch.File)));
            }

            _resources.Write(transaction, with);
            transaction.Commit();
            filled.ForEach(batch => batch.Keep());
            parts.ForEach(added => Add(added.DataSet, added.Part));
            _resources.Show(with);
        }
    }

    public long Count(string dataSetId)
    {
        lock (_folder.Access)
        {
            return _dataSets.TryGetValue(dataSetId, out var parts) && parts.Count > 0 ? parts[^1].Before + parts[^1].Count : 0;
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

    public void Clear()
    {
        lock (_folder.Access)
        {
            using var command = _folder.Connection.CreateCommand();
            command.CommandText = "DELETE FROM segments";
            command.ExecuteNonQuery();
            _dataSets.Clear();
            foreach (var path in Directory.EnumerateFiles(_folder.RecordFiles))
            {
                File.Delete(path);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

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
