using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Implements a fast hand-written parser: one pass of Utf8JsonReader over the document that checks every rule of the schema and
/// returns the keyword of the first violation. Only text that is not JSON causes an exception, which Utf8JsonReader throws.</summary>
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

    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out ShipmentRecord? value, out ReadError error)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            reader.Read();
            error = ShipmentReader.Read(ref reader, out value);
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

    // The second exception is for a string that is not valid Unicode.
    private static bool IsMalformed(Exception e) => e is JsonException or InvalidOperationException;
}
