using System.Text.Json;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads scalars from a reader at the value. Only strings that are kept are allocated.</summary>
internal static class Values
{
    public static ReadError ReadInteger(ref Utf8JsonReader reader, out long value)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt64(out value) ? ReadError.None : ReadUnusualInteger(ref reader, out value);
        }

        value = 0;
        return ReadError.Type;
    }

    public static ReadError ReadBoolean(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False ? ReadError.None : ReadError.Type;
    }

    public static ReadError ReadString(ref Utf8JsonReader reader, out string value)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            value = reader.GetString()!;
            return ReadError.None;
        }

        value = string.Empty;
        return ReadError.Type;
    }

    /// <summary>Reads a string of at least one code point.</summary>
    public static ReadError ReadFilledString(ref Utf8JsonReader reader, out string value)
    {
        var error = ReadString(ref reader, out value);
        return error == ReadError.None && value.Length == 0 ? ReadError.MinLength : error;
    }

    /// <summary>Reads a string of at least one code point and at most <paramref name="maximum"/>.</summary>
    public static ReadError ReadBoundedString(ref Utf8JsonReader reader, int maximum, out string value)
    {
        var error = ReadFilledString(ref reader, out value);
        return error == ReadError.None && value.Length > maximum && CodePoints(value) > maximum ? ReadError.MaxLength : error;
    }

    // 1.0 and 1e3 are integers too.
    private static ReadError ReadUnusualInteger(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        if (!reader.TryGetDecimal(out var number))
        {
            return ReadError.NotRepresentable;
        }

        if (decimal.Truncate(number) != number)
        {
            return ReadError.Type;
        }

        if (number is < long.MinValue or > long.MaxValue)
        {
            return ReadError.NotRepresentable;
        }

        value = (long)number;
        return ReadError.None;
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
