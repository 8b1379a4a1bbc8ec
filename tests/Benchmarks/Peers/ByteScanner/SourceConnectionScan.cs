using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

internal static class SourceConnectionScan
{
    public static bool Take(ref Scanner scanner, out SourceConnection? connection)
    {
        connection = null;
        string? name = null;
        string? baseConnectionId = null;
        string? description = null;
        SourceData? data = null;
        SourceParams? sourceParams = null;
        SpecReference? spec = null;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"name\":"u8) ? scanner.TakeBoundedString(255, out name)
                : scanner.Take("\"baseConnectionId\":"u8) ? scanner.TakeFilledString(out baseConnectionId)
                : scanner.Take("\"description\":"u8) ? scanner.TakeString(out description)
                : scanner.Take("\"data\":{\"format\":\""u8) ? TakeData(ref scanner, out data)
                : scanner.Take("\"params\":"u8) ? TakeParams(ref scanner, out sourceParams)
                : scanner.Take("\"connectionSpec\":"u8) && SpecReferenceScan.Take(ref scanner, out spec)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (name is null || baseConnectionId is null || data is null || sourceParams is null || spec is null)
        {
            return scanner.Fail(ReadError.Required);
        }

        connection = new SourceConnection(name, baseConnectionId, description, data, sourceParams, spec);
        return true;
    }

    private static bool TakeData(ref Scanner scanner, out SourceData? data)
    {
        DataFormat format = scanner.Take("tabular\"}"u8) ? DataFormat.Tabular
            : scanner.Take("delimited\"}"u8) ? DataFormat.Delimited
            : scanner.Take("json\"}"u8) ? DataFormat.Json
            : scanner.Take("parquet\"}"u8) ? DataFormat.Parquet
            : 0;
        data = format == 0 ? null : new SourceData(format);
        return format != 0;
    }

    private static bool TakeParams(ref Scanner scanner, out SourceParams? value)
    {
        value = null;
        string? tableName = null;
        Column[]? columns = null;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"tableName\":"u8) ? scanner.TakeFilledString(out tableName)
                : scanner.Take("\"columns\":"u8) && TakeColumns(ref scanner, out columns)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (tableName is null || columns is null)
        {
            return scanner.Fail(ReadError.Required);
        }

        value = new SourceParams(tableName, columns);
        return true;
    }

    private static bool TakeColumns(ref Scanner scanner, out Column[]? columns)
    {
        columns = null;
        if (scanner.Take("[]"u8))
        {
            return scanner.Fail(ReadError.MinItems);
        }

        if (!scanner.Take((byte)'['))
        {
            return false;
        }

        using var items = default(Items<Column>);
        do
        {
            if (!ColumnScan.Take(ref scanner, out var column))
            {
                return false;
            }

            items.Add(column!);
        }
        while (scanner.Take((byte)','));

        columns = items.ToArray();
        return scanner.Take((byte)']');
    }
}
