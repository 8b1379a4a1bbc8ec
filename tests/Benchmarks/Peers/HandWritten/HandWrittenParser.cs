using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>
/// What an engineer writes who needs speed: one pass of Utf8JsonReader over the document, every rule of the schema checked on the way,
/// the first broken one told by its keyword. Only text that is no JSON costs an exception, which is the reader's own.
/// </summary>
internal static class HandWrittenParser
{
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out Schedule? value, out ReadError error)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            reader.Read();
            error = ScheduleReader.Read(ref reader, out value);
            if (error == ReadError.None)
            {
                reader.Read();
            }
        }
        catch (Exception e) when (IsMalformed(e))
        {
            value = null;
            error = ReadError.Json;
        }

        return error == ReadError.None;
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out Flow? value, out ReadError error)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            reader.Read();
            error = FlowReader.Read(ref reader, out value);
            if (error == ReadError.None)
            {
                reader.Read();
            }
        }
        catch (Exception e) when (IsMalformed(e))
        {
            value = null;
            error = ReadError.Json;
        }

        return error == ReadError.None;
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out SourceConnection? value, out ReadError error)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            reader.Read();
            error = SourceConnectionReader.Read(ref reader, out value);
            if (error == ReadError.None)
            {
                reader.Read();
            }
        }
        catch (Exception e) when (IsMalformed(e))
        {
            value = null;
            error = ReadError.Json;
        }

        return error == ReadError.None;
    }

    // The second is a string that is not valid Unicode.
    private static bool IsMalformed(Exception e) => e is JsonException or InvalidOperationException;
}
