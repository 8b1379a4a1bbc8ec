using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads the table of a source connection and its columns.</summary>
internal static class SourceParamsReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out SourceParams? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? tableName = null;
        Column[]? columns = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            if (Names.Is(ref reader, "tableName"u8))
            {
                reader.Read();
                error = Values.ReadFilledString(ref reader, out tableName);
            }
            else if (Names.Is(ref reader, "columns"u8))
            {
                reader.Read();
                error = ReadColumns(ref reader, out columns);
            }
            else
            {
                reader.Skip();
            }

            if (error != ReadError.None)
            {
                return error;
            }
        }

        if (tableName is null || columns is null)
        {
            return ReadError.Required;
        }

        value = new SourceParams(tableName, columns);
        return ReadError.None;
    }

    private static ReadError ReadColumns(ref Utf8JsonReader reader, out Column[]? columns)
    {
        columns = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return ReadError.Type;
        }

        using var items = default(Items<Column>);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var error = ColumnReader.Read(ref reader, out var column);
            if (error != ReadError.None)
            {
                return error;
            }

            items.Add(column!);
        }

        if (items.Count == 0)
        {
            return ReadError.MinItems;
        }

        columns = items.ToArray();
        return ReadError.None;
    }
}
