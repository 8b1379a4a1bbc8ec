using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>Manages the folder with the persistent data of a platform. One process at a time can use it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const int FormatVersion = 1;

    private readonly FileStream _hold;
    private readonly List<(string Subject, string Message)> _problems = [];

    private DataFolder(string path, FileStream hold)
    {
        Path = path;
        _hold = hold;
        OwnerOnly.CreateFolder(RecordFiles);
        RequireDatabase();
        WriteAheadLog.Check(this);
        Restrict();
        Connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ToString());
        Connection.Open();
        try
        {
            Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            CheckStructure();
            DataFolderSchema.Apply(this);
            CheckVersion();
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public string RecordFiles => System.IO.Path.Combine(Path, "records");

    public string Database => System.IO.Path.Combine(Path, "platform.db");

    /// <summary>Gets the database connection. Users must hold <see cref="Access"/>.</summary>
    public SqliteConnection Connection { get; }

    public Lock Access { get; } = new();

    /// <summary>Gets what the start found that it cannot use.</summary>
    public IReadOnlyList<(string Subject, string Message)> Problems => _problems;

    /// <exception cref="IOException">Another process uses the folder, or it cannot be written.</exception>
    /// <exception cref="InvalidDataException">The folder contains data of another program or format, or is damaged.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        FileStream hold;
        try
        {
            OwnerOnly.CreateFolder(full);
            hold = OwnerOnly.Open(System.IO.Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The data folder {path} cannot be written: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new IOException(
                $"The data folder {path} cannot be used: another process uses it, or it cannot be written. Stop the other process, or "
                    + $"use another folder. ({e.Message})",
                e);
        }

        try
        {
            return Read(path, () => new DataFolder(full, hold));
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Reads the database, and converts its errors.</summary>
    /// <exception cref="InvalidDataException">The database cannot be read.</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException e)
        {
            throw new InvalidDataException(
                $"The data folder {path} holds a platform.db that cannot be read: {e.Message} Nothing was changed. Restore the folder from "
                    + "a copy, or use another folder.",
                e);
        }
    }

    /// <summary>Adds a problem that the start reports. The start continues without the data.</summary>
    public void Report(string subject, string message) => _problems.Add((subject, message));

    /// <summary>Returns a persistent value, and creates it on first use.</summary>
    /// <param name="length">The number of bytes of a valid value.</param>
    public byte[] Keep(string name, int length, Func<byte[]> create)
    {
        lock (Access)
        {
            using var read = Connection.CreateCommand();
            read.CommandText = "SELECT value, sum FROM meta WHERE name = $name";
            read.Parameters.AddWithValue("$name", name);
            using (var row = read.ExecuteReader())
            {
                if (row.Read())
                {
                    if (row.GetValue(0) is byte[] kept
                        && kept.Length == length
                        && (row.IsDBNull(1) || Checksum.Matches(row.GetValue(1), Checksum.Of(name, kept))))
                    {
                        return kept;
                    }

                    Report($"value {name}", "The stored value is damaged and is replaced with its default.");
                }
            }

            var made = create();
            Write(name, made);
            return made;
        }
    }

    /// <summary>Reads the offset of the platform's clock.</summary>
    public TimeSpan ReadClock() =>
        TimeSpan.FromTicks(BitConverter.ToInt64(Keep("clock", sizeof(long), () => BitConverter.GetBytes(0L))));

    public void WriteClock(TimeSpan ahead) => StorageException.Guard(() =>
    {
        lock (Access)
        {
            Write("clock", BitConverter.GetBytes(ahead.Ticks));
        }
    });

    public void Execute(string sql, SqliteTransaction? transaction = null)
    {
        using var command = Connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The callers' texts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Connection.Dispose();
        _hold.Dispose();
    }

    private void Write(string name, byte[] value)
    {
        using var write = Connection.CreateCommand();
        write.CommandText = "INSERT OR REPLACE INTO meta (name, value, sum) VALUES ($name, $value, $sum)";
        write.Parameters.AddWithValue("$name", name);
        write.Parameters.AddWithValue("$value", value);
        write.Parameters.AddWithValue("$sum", Checksum.Of(name, value));
        write.ExecuteNonQuery();
    }

    /// <summary>Restricts the files that earlier versions created, and creates the database, which its log copies.</summary>
    private void Restrict()
    {
        OwnerOnly.Open(Database, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite).Dispose();
        try
        {
            OwnerOnly.RestrictFolder(RecordFiles);
            foreach (var file in Directory.EnumerateFiles(Path, "platform.db*")
                .Concat(Directory.EnumerateFiles(RecordFiles, "*", SearchOption.AllDirectories)))
            {
                OwnerOnly.RestrictFile(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some file systems have no permissions.
            Report("data folder", "Its files cannot be restricted to their owner: " + e.Message);
        }
    }

    /// <summary>Rejects a folder with records but without the database that names them, before anything in it changes.</summary>
    private void RequireDatabase()
    {
        if (!File.Exists(Database)
            && (File.Exists(Database + "-wal") || Directory.EnumerateFileSystemEntries(RecordFiles).Any()))
        {
            throw new InvalidDataException(
                $"The data folder {Path} holds data, but platform.db is missing. Nothing was changed. Restore platform.db from a copy, "
                    + "or use another folder.");
        }
    }

    /// <summary>Rejects a damaged structure. Damage of an index is mended, because an index is derived from its table.</summary>
    private void CheckStructure()
    {
        if (Integrity() is not { } damage)
        {
            return;
        }

        Execute("REINDEX");
        if (Integrity() is not null)
        {
            throw new InvalidDataException(
                $"The data folder {Path} holds a damaged platform.db: {damage}. Nothing was changed. Restore the folder from a copy, or "
                    + "use another folder.");
        }

        Report("platform.db", $"An index was damaged and has been built again: {damage}.");
    }

    private string? Integrity()
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        var result = command.ExecuteScalar() as string;
        return result == "ok" ? null : result ?? "its structure cannot be checked";
    }

    private void CheckVersion()
    {
        var version = BitConverter.ToInt32(Keep("format", sizeof(int), () => BitConverter.GetBytes(FormatVersion)));
        if (version != FormatVersion)
        {
            throw new InvalidDataException($"The data folder {Path} was written in the format {version}; this version reads "
                + $"{FormatVersion}.");
        }
    }
}
