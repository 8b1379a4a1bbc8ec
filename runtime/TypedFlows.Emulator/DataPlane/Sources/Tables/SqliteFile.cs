using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads a SQLite file, which replaces a database server.</summary>
internal sealed class SqliteFile(SourceFile file) : ITableDatabase
{
    public DbConnection Open(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SourceFault.Unreadable.With(file.Name, e.Message);
        }
    }

    public string SelectFrom(string table) => $"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Cancelling the command has no effect in this provider.
    public void Interrupt(DbConnection connection, DbCommand command) =>
        SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)connection).Handle);

    public string Describe(Exception error) => error.Message;

    /// <summary>Returns the names of the tables and views.</summary>
    /// <exception cref="SourceException">The file is not a database.</exception>
    public IReadOnlyList<string> Tables()
    {
        using var connection = Open(CancellationToken.None);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name";
        try
        {
            using var reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }

            return names;
        }
        catch (SqliteException e)
        {
            throw SourceFault.Unreadable.With(file.Name, e.Message);
        }
    }
}
