using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads a table of a SQLite database. Values keep their types.</summary>
internal sealed class TableSource : ColumnSource
{
    private readonly SourceFile _file;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _reader;
    private readonly CancellationTokenRegistration _cancellation;

    public TableSource(SourceFile file, CancellationToken cancellationToken)
    {
        _file = file;
        _connection = Open(file.Path);

        // A view can compute for any length of time.
        var connection = _connection.Handle;
        _cancellation = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection));
        _command = _connection.CreateCommand();
        try
        {
            // The name comes from the database itself.
#pragma warning disable CA2100
            _command.CommandText = $"SELECT * FROM \"{file.Table!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
#pragma warning restore CA2100
            _reader = _command.ExecuteReader();
            Header = [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName)];
        }
        catch (SqliteException e)
        {
            _cancellation.Dispose();
            _command.Dispose();
            _connection.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw SourceFault.Unreadable.With(file.Name, e.Message);
        }
    }

    public override IReadOnlyList<string> Header { get; }

    /// <summary>Returns the names of the tables and views of a database.</summary>
    /// <exception cref="SourceException">The file is not a database.</exception>
    public static IReadOnlyList<string> Tables(SourceFile file)
    {
        try
        {
            using var connection = Open(file.Path);
            using var command = connection.CreateCommand();
            command.CommandText =
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name";
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

    protected override bool ReadRecord()
    {
        try
        {
            return _reader.Read();
        }
        catch (SqliteException e)
        {
            _cancellation.Token.ThrowIfCancellationRequested();
            throw SourceFault.Unreadable.With(_file.Name, e.Message);
        }
    }

    public override bool Has(int column) => Value(column) is not null;

    public override void Write(Utf8JsonWriter writer, int column)
    {
        switch (Value(column))
        {
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case var text:
                writer.WriteStringValue((string?)text);
                break;
        }
    }

    protected override object? Value(int column) => _reader.GetValue(column) switch
    {
        long number => number,
        double number when double.IsFinite(number) => number,
        byte[] bytes => System.Convert.ToBase64String(bytes),
        string text => text,
        _ => null,
    };

    public override string? Text(int column) =>
        _reader.IsDBNull(column) ? null : Convert.ToString(_reader.GetValue(column), CultureInfo.InvariantCulture);

    public override void Dispose()
    {
        _cancellation.Dispose();
        _reader.Dispose();
        _command.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
