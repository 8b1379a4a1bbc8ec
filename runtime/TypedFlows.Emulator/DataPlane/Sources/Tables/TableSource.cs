using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads a table of a database. Values keep their types; dates and times are ISO 8601 text.</summary>
internal sealed class TableSource : ColumnSource
{
    private readonly SourceFile _file;
    private readonly ITableDatabase _database;
    private readonly DbConnection _connection;
    private readonly DbCommand _command;
    private readonly DbDataReader _reader;
    private readonly CancellationTokenRegistration _cancellation;

    public TableSource(SourceFile file, ITableDatabase database, CancellationToken cancellationToken)
    {
        (_file, _database) = (file, database);
        _connection = database.Open(cancellationToken);
        _command = _connection.CreateCommand();
        try
        {
            // The name comes from the database itself.
#pragma warning disable CA2100
            _command.CommandText = database.SelectFrom(file.Table!);
#pragma warning restore CA2100

            // A view can compute for any length of time.
            _command.CommandTimeout = 0;
            _cancellation = cancellationToken.Register(() => database.Interrupt(_connection, _command));
            _reader = _command.ExecuteReader();
            Header = [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName)];
        }
        catch (DbException e)
        {
            _cancellation.Dispose();
            _command.Dispose();
            _connection.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw SourceFault.Unreadable.With(file.Name, database.Describe(e));
        }
    }

    public override IReadOnlyList<string> Header { get; }

    protected override bool ReadRecord()
    {
        try
        {
            return _reader.Read();
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            _cancellation.Token.ThrowIfCancellationRequested();
            throw SourceFault.Unreadable.With(_file.Name, _database.Describe(e));
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
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool value:
                writer.WriteBooleanValue(value);
                break;
            case var text:
                writer.WriteStringValue((string?)text);
                break;
        }
    }

    public override bool IsTime(int column)
    {
        var type = _reader.GetFieldType(column);
        return type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly);
    }

    public override string? Text(int column) => Value(column) switch
    {
        null => null,
        bool value => value ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public override void Dispose()
    {
        _cancellation.Dispose();
        _reader.Dispose();
        _command.Dispose();
        _connection.Dispose();
    }

    protected override object? Value(int column)
    {
        object value;
        try
        {
            value = _reader.GetValue(column);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or FormatException or NotSupportedException or DbException)
        {
            throw SourceFault.NotSupported.With(
                $"the column '{Header[column]}' of {_file.Name}, a {_reader.GetDataTypeName(column)} with a value that has no usual "
                    + "type; read a "
                    + "view that converts the column to text");
        }

        return value switch
        {
            string or long or decimal or bool => value,
            int number => (long)number,
            short number => (long)number,
            sbyte number => (long)number,
            byte number => (long)number,
            ushort number => (long)number,
            uint number => (long)number,
            ulong number => number <= long.MaxValue ? (long)number : (decimal)number,
            double number => double.IsFinite(number) ? number : null,
            float number when float.IsFinite(number) =>
                double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            float => null,
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            DateTime time when IsDate(column) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => Time(time),
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToBase64String(bytes),
            Array items => JsonSerializer.Serialize(items),
            DBNull => null,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    // The driver of MySQL has dates without times as DateTime.
    private bool IsDate(int column) => _reader.GetDataTypeName(column).Equals("DATE", StringComparison.OrdinalIgnoreCase);

    private static string Time(DateTime time) => time.ToString(
        time.Kind == DateTimeKind.Utc ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
