using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>Manages the folder with the persistent data of a platform. One process at a time can use it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const int FormatVersion = 1;

    private readonly FileStream _hold;

    private DataFolder(string path, FileStream hold)
    {
        Path = path;
        _hold = hold;
        Directory.CreateDirectory(RecordFiles);
        Connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(path, "platform.db"), Pooling = false }.ToString());
        Connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Execute(
            """
            CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS resources (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, sandbox TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, etag TEXT NOT NULL, document BLOB NOT NULL,
                UNIQUE (sandbox, kind, id));
            CREATE TABLE IF NOT EXISTS segments (seq INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, count INTEGER NOT NULL, data BLOB, file TEXT);
            """);
        CheckVersion();
    }

    public string Path { get; }

    public string RecordFiles => System.IO.Path.Combine(Path, "records");

    /// <summary>Gets the database connection. Users must hold <see cref="Access"/>.</summary>
    public SqliteConnection Connection { get; }

    public Lock Access { get; } = new();

    /// <exception cref="IOException">Another process uses the folder, or it cannot be written.</exception>
    /// <exception cref="InvalidDataException">The folder contains data of another program or format.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        FileStream hold;
        try
        {
            Directory.CreateDirectory(full);
            hold = new FileStream(System.IO.Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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
            return new DataFolder(full, hold);
        }
        catch (SqliteException e)
        {
            hold.Dispose();
            throw new InvalidDataException($"The data folder {path} holds a platform.db that cannot be read: {e.Message}", e);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Returns a persistent value, and creates it on first use.</summary>
    public byte[] Keep(string name, Func<byte[]> create)
    {
        lock (Access)
        {
            using var read = Connection.CreateCommand();
            read.CommandText = "SELECT value FROM meta WHERE name = $name";
            read.Parameters.AddWithValue("$name", name);
            if (read.ExecuteScalar() is byte[] kept)
            {
                return kept;
            }

            var made = create();
            using var write = Connection.CreateCommand();
            write.CommandText = "INSERT INTO meta (name, value) VALUES ($name, $value)";
            write.Parameters.AddWithValue("$name", name);
            write.Parameters.AddWithValue("$value", made);
            write.ExecuteNonQuery();
            return made;
        }
    }

    /// <summary>Reads the offset of the platform's clock.</summary>
    public TimeSpan ReadClock() => TimeSpan.FromTicks(BitConverter.ToInt64(Keep("clock", () => BitConverter.GetBytes(0L))));

    public void WriteClock(TimeSpan ahead)
    {
        lock (Access)
        {
            using var write = Connection.CreateCommand();
            write.CommandText = "UPDATE meta SET value = $value WHERE name = 'clock'";
            write.Parameters.AddWithValue("$value", BitConverter.GetBytes(ahead.Ticks));
            write.ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        _hold.Dispose();
    }

    private void CheckVersion()
    {
        var version = BitConverter.ToInt32(Keep("format", () => BitConverter.GetBytes(FormatVersion)));
        if (version != FormatVersion)
        {
            Connection.Dispose();
            throw new InvalidDataException($"The data folder {Path} was written in the format {version}; this version reads "
                + $"{FormatVersion}.");
        }
    }

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
#pragma warning disable CA2100 // The callers' texts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
