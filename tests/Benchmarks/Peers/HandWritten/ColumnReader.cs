using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads a column of a source connection: name, type and XDM type.</summary>
internal static class ColumnReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out Column? column)
    {
        column = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? name = null;
        ColumnType type = 0;
        XdmType? xdm = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            if (Names.Is(ref reader, "name"u8))
            {
                reader.Read();
                error = Values.ReadBoundedString(ref reader, 128, out name);
            }
            else if (Names.Is(ref reader, "type"u8))
            {
                reader.Read();
                error = ReadType(ref reader, out type);
            }
            else if (Names.Is(ref reader, "xdm"u8))
            {
                reader.Read();
                error = ReadXdm(ref reader, out xdm);
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

        if (name is null || type == 0 || xdm is null)
        {
            return ReadError.Required;
        }

        column = new Column(name, type, xdm);
        return ReadError.None;
    }

    private static ReadError ReadXdm(ref Utf8JsonReader reader, out XdmType? xdm)
    {
        xdm = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        ColumnType type = 0;
        string? format = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            if (Names.Is(ref reader, "type"u8))
            {
                reader.Read();
                error = ReadType(ref reader, out type);
            }
            else if (Names.Is(ref reader, "format"u8))
            {
                reader.Read();
                error = Values.ReadFilledString(ref reader, out format);
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

        if (type == 0)
        {
            return ReadError.Required;
        }

        xdm = new XdmType(type, format);
        return ReadError.None;
    }

    private static ReadError ReadType(ref Utf8JsonReader reader, out ColumnType value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.String)
        {
            return ReadError.Type;
        }

        if (reader.ValueIsEscaped)
        {
            value = reader.ValueTextEquals("string"u8) ? ColumnType.String
                : reader.ValueTextEquals("integer"u8) ? ColumnType.Integer
                : reader.ValueTextEquals("long"u8) ? ColumnType.Long
                : reader.ValueTextEquals("number"u8) ? ColumnType.Number
                : reader.ValueTextEquals("double"u8) ? ColumnType.Double
                : reader.ValueTextEquals("boolean"u8) ? ColumnType.Boolean
                : reader.ValueTextEquals("date"u8) ? ColumnType.Date
                : reader.ValueTextEquals("object"u8) ? ColumnType.Object
                : reader.ValueTextEquals("array"u8) ? ColumnType.Array
                : 0;
        }
        else
        {
            var text = reader.ValueSpan;
            value = text.Length switch
            {
                4 when text.SequenceEqual("long"u8) => ColumnType.Long,
                4 when text.SequenceEqual("date"u8) => ColumnType.Date,
                5 when text.SequenceEqual("array"u8) => ColumnType.Array,
                6 when text.SequenceEqual("string"u8) => ColumnType.String,
                6 when text.SequenceEqual("number"u8) => ColumnType.Number,
                6 when text.SequenceEqual("double"u8) => ColumnType.Double,
                6 when text.SequenceEqual("object"u8) => ColumnType.Object,
                7 when text.SequenceEqual("integer"u8) => ColumnType.Integer,
                7 when text.SequenceEqual("boolean"u8) => ColumnType.Boolean,
                _ => 0,
            };
        }

        return value == 0 ? ReadError.Enum : ReadError.None;
    }
}
