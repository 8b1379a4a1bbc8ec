using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads one of two transformations, which the name distinguishes. The name can follow the params.</summary>
internal static class TransformationReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out FlowTransformation? transformation)
    {
        transformation = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.OneOf;
        }

        var isCopy = false;
        var hasName = false;
        var hasParams = false;
        CopyParams? copy = null;
        MappingParams? mapping = null;
        var paramsBeforeName = default(Utf8JsonReader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Names.Is(ref reader, "name"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                {
                    return ReadError.OneOf;
                }

                isCopy = Names.Is(ref reader, "Copy"u8);
                if (!isCopy && !Names.Is(ref reader, "Mapping"u8))
                {
                    return ReadError.OneOf;
                }

                hasName = true;
            }
            else if (Names.Is(ref reader, "params"u8))
            {
                reader.Read();
                hasParams = true;
                if (!hasName)
                {
                    paramsBeforeName = reader;
                    reader.Skip();
                }
                else if (!ReadParams(ref reader, isCopy, out copy, out mapping))
                {
                    return ReadError.OneOf;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        if (!hasName || !hasParams
            || (copy is null && mapping is null && !ReadParams(ref paramsBeforeName, isCopy, out copy, out mapping)))
        {
            return ReadError.OneOf;
        }

        transformation = isCopy ? new CopyTransformation(copy!) : new MappingTransformation(mapping!);
        return ReadError.None;
    }

    private static bool ReadParams(ref Utf8JsonReader reader, bool isCopy, out CopyParams? copy, out MappingParams? mapping)
    {
        copy = null;
        mapping = null;
        return (isCopy ? ReadCopy(ref reader, out copy) : ReadMapping(ref reader, out mapping)) == ReadError.None;
    }

    private static ReadError ReadCopy(ref Utf8JsonReader reader, out CopyParams? copy)
    {
        copy = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        DeltaColumn? deltaColumn = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Names.Is(ref reader, "deltaColumn"u8))
            {
                reader.Read();
                var error = ReadDeltaColumn(ref reader, out deltaColumn);
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

        if (deltaColumn is null)
        {
            return ReadError.Required;
        }

        copy = new CopyParams(deltaColumn);
        return ReadError.None;
    }

    private static ReadError ReadDeltaColumn(ref Utf8JsonReader reader, out DeltaColumn? column)
    {
        column = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? name = null;
        string? dateFormat = null;
        string? timezone = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            if (Names.Is(ref reader, "name"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out name);
            }
            else if (Names.Is(ref reader, "dateFormat"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out dateFormat);
            }
            else if (Names.Is(ref reader, "timezone"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out timezone);
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

        if (name is null)
        {
            return ReadError.Required;
        }

        column = new DeltaColumn(name, dateFormat, timezone);
        return ReadError.None;
    }

    private static ReadError ReadMapping(ref Utf8JsonReader reader, out MappingParams? mapping)
    {
        mapping = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? id = null;
        string? version = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            if (Names.Is(ref reader, "mappingId"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out id);
            }
            else if (Names.Is(ref reader, "mappingVersion"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out version);
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

        mapping = new MappingParams(id, version);
        return ReadError.None;
    }
}
