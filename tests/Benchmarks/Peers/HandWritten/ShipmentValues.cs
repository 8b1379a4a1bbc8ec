using System.Buffers;
using System.Text.Json;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads the scalars of shipment events, with the bounds and formats of their schema.</summary>
internal static class ShipmentValues
{
    // The length of a time without a fraction, in UTC.
    private const int LeastTime = 20;

    private static readonly SearchValues<char> s_reference =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    public static ReadError ReadInteger(ref Utf8JsonReader reader, long minimum, long maximum, out long value)
    {
        var error = Values.ReadInteger(ref reader, out value);
        return error != ReadError.None ? error
            : value < minimum ? ReadError.Minimum
            : value > maximum ? ReadError.Maximum
            : ReadError.None;
    }

    public static ReadError ReadNumber(ref Utf8JsonReader reader, double minimum, double maximum, out double value)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            value = 0;
            return ReadError.Type;
        }

        return !reader.TryGetDouble(out value) || !double.IsFinite(value) ? ReadError.NotRepresentable
            : value < minimum ? ReadError.Minimum
            : value > maximum ? ReadError.Maximum
            : ReadError.None;
    }

    /// <summary>Reads a time with seconds and zone. The reader also accepts a date, and a time without zone.</summary>
    public static ReadError ReadTime(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.String)
        {
            return ReadError.Type;
        }

        var text = reader.ValueSpan;
        return text.Length >= LeastTime && (text[^1] == 'Z' || text[^6] is (byte)'+' or (byte)'-') && reader.TryGetDateTimeOffset(out value)
            ? ReadError.None : ReadError.Format;
    }

    /// <summary>Reads a URI or a relative reference.</summary>
    public static ReadError ReadReference(ref Utf8JsonReader reader, out string value)
    {
        var error = Values.ReadString(ref reader, out value);
        return error == ReadError.None && value.AsSpan().ContainsAnyExcept(s_reference) ? ReadError.Format : error;
    }

    /// <summary>Reads a string of two characters.</summary>
    public static ReadError ReadCode(ref Utf8JsonReader reader, out string value)
    {
        var error = Values.ReadString(ref reader, out value);
        return error != ReadError.None ? error
            : value.Length < 2 ? ReadError.MinLength
            : value.Length > 2 ? ReadError.MaxLength
            : ReadError.None;
    }
}
