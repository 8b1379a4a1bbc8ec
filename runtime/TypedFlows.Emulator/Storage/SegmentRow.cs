using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>A row of the table segments: a committed batch, in the row or in a file.</summary>
/// <param name="Sum">The checksum; <see langword="null"/> for a row of version 0.1.0.</param>
internal sealed record SegmentRow(long Seq, string DataSetId, long Count, byte[]? Data, string? File, byte[]? Sum)
{
    /// <summary>Reads all rows. The content of a row is in memory only until the next one is read.</summary>
    public static IEnumerable<SegmentRow> ReadAll(DataFolder folder)
    {
        using var command = folder.Connection.CreateCommand();
        command.CommandText = "SELECT seq, dataset, count, data, file, sum FROM segments ORDER BY seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new(
                reader.GetInt64(0),
                Convert.ToString(reader.GetValue(1), System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
                reader.GetValue(2) as long? ?? -1,
                reader.GetValue(3) as byte[],
                reader.GetValue(4) as string,
                reader.GetValue(5) as byte[]);
        }
    }

    public static List<string> Files(DataFolder folder, SqliteTransaction transaction)
    {
        using var command = folder.Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT file FROM segments WHERE file IS NOT NULL";
        using var reader = command.ExecuteReader();
        var files = new List<string>();
        while (reader.Read())
        {
            files.Add(reader.GetString(0));
        }

        return files;
    }

    /// <returns>The number of the row.</returns>
    public static long Insert(DataFolder folder, SqliteTransaction transaction, DurableBatch batch)
    {
        using var command = folder.Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "INSERT INTO segments (dataset, count, data, file, sum) VALUES ($dataset, $count, $data, $file, $sum) RETURNING seq";
        command.Parameters.AddWithValue("$dataset", batch.DataSetId);
        command.Parameters.AddWithValue("$count", batch.Count);
        command.Parameters.AddWithValue("$data", batch.File is null ? batch.Bytes : DBNull.Value);
        command.Parameters.AddWithValue("$file", batch.File is null ? DBNull.Value : batch.File);
        command.Parameters.AddWithValue("$sum", SumOf(batch.DataSetId, batch.Count, batch.File, batch.ContentSum));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Describes the damage of the batch, or returns <see langword="null"/> if it is intact.</summary>
    public string? Damage(DataFolder folder)
    {
        var (sum, damage) = Compute(folder);
        return damage ?? (Sum is null || Checksum.Matches(Sum, sum!) ? null : "its checksum does not match its content");
    }

    /// <summary>Computes the checksum from the stored content.</summary>
    public (byte[]? Sum, string? Damage) Compute(DataFolder folder)
    {
        if (File is null)
        {
            return Data is null ? (null, "it has no content") : (SumOf(DataSetId, Count, null, SHA256.HashData(Data)), null);
        }

        var path = Path.Combine(folder.RecordFiles, Path.GetFileName(File));
        try
        {
            return !System.IO.File.Exists(path) ? (null, "its file is missing")
                : RecordFile.ContentSum(path, Count) is { } content ? (SumOf(DataSetId, Count, File, content), null)
                : (null, "its file does not have that number of records");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, "its file cannot be read: " + e.Message);
        }
    }

    private static byte[] SumOf(string dataSetId, long count, string? file, byte[] content) =>
        Checksum.Of(dataSetId, count, file ?? string.Empty, content);
}
