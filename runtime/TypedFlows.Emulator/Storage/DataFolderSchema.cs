using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>
/// Creates the tables of the database, and adds to the tables of version 0.1.0 what they lack: a checksum in each row. A later version only
/// adds columns, so the names of version 0.1.0 stay readable.
/// </summary>
internal static class DataFolderSchema
{
    private static readonly string[] s_tables = ["meta", "resources", "segments"];

    public static void Apply(DataFolder folder)
    {
        folder.Execute(
            """
            CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS resources (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, sandbox TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
                etag TEXT NOT NULL, document BLOB NOT NULL, UNIQUE (sandbox, kind, id));
            CREATE TABLE IF NOT EXISTS segments (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, count INTEGER NOT NULL, data BLOB, file TEXT);
            """);
        var older = s_tables.Where(table => !HasSum(folder, table)).ToList();
        if (older.Count == 0)
        {
            return;
        }

        using var transaction = folder.Connection.BeginTransaction();
        foreach (var table in older)
        {
            folder.Execute($"ALTER TABLE {table} ADD COLUMN sum BLOB", transaction);
        }

        AddSums(folder, transaction);
        transaction.Commit();
    }

    private static bool HasSum(DataFolder folder, string table)
    {
        using var command = folder.Connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM pragma_table_info($table) WHERE name = 'sum'";
        command.Parameters.AddWithValue("$table", table);
        return (long)command.ExecuteScalar()! > 0;
    }

    /// <summary>Adds checksums to rows of version 0.1.0, which detect damage from now on.</summary>
    private static void AddSums(DataFolder folder, SqliteTransaction transaction)
    {
        using (var read = folder.Connection.CreateCommand())
        {
            read.Transaction = transaction;
            read.CommandText = "SELECT seq, sandbox, kind, id, etag, document FROM resources WHERE sum IS NULL";
            using var row = read.ExecuteReader();
            while (row.Read())
            {
                if (row.GetValue(5) is byte[] document)
                {
                    Set(
                        folder,
                        transaction,
                        "UPDATE resources SET sum = $sum WHERE seq = $seq",
                        row.GetInt64(0),
                        Checksum.Of(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), document));
                }
            }
        }

        foreach (var segment in SegmentRow.ReadAll(folder))
        {
            if (segment.Sum is null && segment.Compute(folder).Sum is { } sum)
            {
                Set(folder, transaction, "UPDATE segments SET sum = $sum WHERE seq = $seq", segment.Seq, sum);
            }
        }
    }

    private static void Set(DataFolder folder, SqliteTransaction transaction, string sql, long seq, byte[] sum)
    {
        using var write = folder.Connection.CreateCommand();
        write.Transaction = transaction;
#pragma warning disable CA2100 // The callers' texts are constants.
        write.CommandText = sql;
#pragma warning restore CA2100
        write.Parameters.AddWithValue("$seq", seq);
        write.Parameters.AddWithValue("$sum", sum);
        write.ExecuteNonQuery();
    }
}
