using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads source.json, a source connection with its columns.</summary>
internal static class SourceConnectionReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out SourceConnection? connection)
    {
        connection = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? name = null;
        string? baseConnectionId = null;
        string? description = null;
        SourceData? data = null;
        SourceParams? sourceParams = null;
        SpecReference? spec = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            switch (Find(ref reader))
            {
                case Member.Name:
                    reader.Read();
                    error = Values.ReadBoundedString(ref reader, 255, out name);
                    break;
                case Member.BaseConnectionId:
                    reader.Read();
                    error = Values.ReadFilledString(ref reader, out baseConnectionId);
                    break;
                case Member.Description:
                    reader.Read();
                    error = Values.ReadString(ref reader, out description);
                    break;
                case Member.Data:
                    reader.Read();
                    error = ReadData(ref reader, out data);
                    break;
                case Member.Params:
                    reader.Read();
                    error = SourceParamsReader.Read(ref reader, out sourceParams);
                    break;
                case Member.ConnectionSpec:
                    reader.Read();
                    error = SpecReferenceReader.Read(ref reader, out spec);
                    break;
                default:
                    reader.Skip();
                    break;
            }

            if (error != ReadError.None)
            {
                return error;
            }
        }

        if (name is null || baseConnectionId is null || data is null || sourceParams is null || spec is null)
        {
            return ReadError.Required;
        }

        connection = new SourceConnection(name, baseConnectionId, description, data, sourceParams, spec);
        return ReadError.None;
    }

    private static Member Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return reader.ValueTextEquals("name"u8) ? Member.Name
                : reader.ValueTextEquals("baseConnectionId"u8) ? Member.BaseConnectionId
                : reader.ValueTextEquals("description"u8) ? Member.Description
                : reader.ValueTextEquals("data"u8) ? Member.Data
                : reader.ValueTextEquals("params"u8) ? Member.Params
                : reader.ValueTextEquals("connectionSpec"u8) ? Member.ConnectionSpec
                : Member.Other;
        }

        var name = reader.ValueSpan;
        return name.Length switch
        {
            4 when name.SequenceEqual("name"u8) => Member.Name,
            4 when name.SequenceEqual("data"u8) => Member.Data,
            6 when name.SequenceEqual("params"u8) => Member.Params,
            11 when name.SequenceEqual("description"u8) => Member.Description,
            14 when name.SequenceEqual("connectionSpec"u8) => Member.ConnectionSpec,
            16 when name.SequenceEqual("baseConnectionId"u8) => Member.BaseConnectionId,
            _ => Member.Other,
        };
    }

    private static ReadError ReadData(ref Utf8JsonReader reader, out SourceData? data)
    {
        data = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        DataFormat format = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Names.Is(ref reader, "format"u8))
            {
                reader.Read();
                var error = ReadFormat(ref reader, out format);
                if (error != ReadError.None)
                {
                    return error;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        if (format == 0)
        {
            return ReadError.Required;
        }

        data = new SourceData(format);
        return ReadError.None;
    }

    private static ReadError ReadFormat(ref Utf8JsonReader reader, out DataFormat value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.String)
        {
            return ReadError.Type;
        }

        value = reader.ValueTextEquals("tabular"u8) ? DataFormat.Tabular
            : reader.ValueTextEquals("delimited"u8) ? DataFormat.Delimited
            : reader.ValueTextEquals("json"u8) ? DataFormat.Json
            : reader.ValueTextEquals("parquet"u8) ? DataFormat.Parquet
            : 0;
        return value == 0 ? ReadError.Enum : ReadError.None;
    }

    private enum Member
    {
        Other,
        Name,
        BaseConnectionId,
        Description,
        Data,
        Params,
        ConnectionSpec,
    }
}
