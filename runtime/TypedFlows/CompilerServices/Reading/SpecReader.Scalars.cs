using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <content>Reads scalars directly from the bytes in their usual forms.</content>
public ref partial struct SpecReader
{
    // This number of digits always fits into a long.
    private const int SafeDigits = 18;

    /// <summary>Compares the next value with a text of the schema, without reading it.</summary>
    /// <param name="text">The text as UTF-8.</param>
    /// <returns>True if the value is that string.</returns>
    public readonly bool TextEquals(ReadOnlySpan<byte> text) => TextEnd(text) > 0;

    /// <summary>Reads an integer.</summary>
    /// <returns>The number.</returns>
    public long ReadInt64()
    {
        var json = _json;
        var start = JsonScanner.SkipSpace(json, _at);
        var first = JsonScanner.ByteAt(json, start) == '-' ? start + 1 : start;
        var at = first;
        var value = 0L;
        for (uint digit; (uint)at < (uint)json.Length && (digit = (uint)(json[at] - '0')) <= 9; at++)
        {
            value = (value * 10) + digit;
        }

        var digits = at - first;
        if (digits is > 0 and <= SafeDigits && (json[first] != '0' || digits == 1) && JsonScanner.EndsValue(json, at))
        {
            _at = at;
            return first == start ? value : -value;
        }

        return ReadOtherInt64(start);
    }

    /// <summary>Reads a number.</summary>
    /// <returns>The number.</returns>
    public double ReadDouble()
    {
        if (TryNumber(out var token)
            && Utf8Parser.TryParse(token, out double value, out var read)
            && read == token.Length
            && double.IsFinite(value)
            && (!_exact || IsExact(value, token)))
        {
            return value;
        }

        Misfit();
        return 0;
    }

    /// <summary>Reads a boolean.</summary>
    /// <returns>The boolean.</returns>
    public bool ReadBoolean()
    {
        var at = JsonScanner.SkipSpace(_json, _at);
        var first = JsonScanner.ByteAt(_json, at);
        var behind = JsonScanner.SkipLiteral(_json, at, first == 't' ? "true"u8 : "false"u8);
        if (behind < 0)
        {
            Misfit();
            return false;
        }

        _at = behind;
        return first == 't';
    }

    /// <summary>Reads a string.</summary>
    /// <returns>The string, or an empty string if it does not fit.</returns>
    public string ReadString()
    {
        var json = _json;
        var at = JsonScanner.SkipSpace(json, _at);
        if (JsonScanner.ByteAt(json, at) == '"')
        {
            var end = JsonScanner.PlainEnd(json, at + 1);
            if (JsonScanner.ByteAt(json, end) == '"')
            {
                _at = end + 1;
                return Encoding.Latin1.GetString(json[(at + 1)..end]);
            }
        }

        return ReadOtherString(at);
    }

    /// <summary>Reads a secret string.</summary>
    /// <returns>The secret.</returns>
    public Secret ReadSecret() => new(ReadString());

    /// <summary>Reads a string with a single allowed value.</summary>
    /// <param name="text">The text as UTF-8.</param>
    public void ReadFixed(ReadOnlySpan<byte> text)
    {
        var end = TextEnd(text);
        if (end < 0)
        {
            Misfit();
        }
        else
        {
            _at = end;
        }
    }

    /// <summary>Reads a string with several allowed values.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>The one-based number of the text, or 0 if it is not one of them.</returns>
    public int ReadEnum(JsonNames texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var at = JsonScanner.SkipSpace(_json, _at);
        if (JsonScanner.ByteAt(_json, at) == '"')
        {
            var end = JsonScanner.PlainEnd(_json, at + 1);
            if (JsonScanner.ByteAt(_json, end) == '"')
            {
                _at = end + 1;
                var found = texts.Find(_json[at..(end + 1)]);
                if (found >= 0)
                {
                    return found + 1;
                }

                Misfit();
                return 0;
            }
        }

        var index = TryText(at, out var text) ? texts.IndexOf(text) : -1;
        if (index < 0)
        {
            Misfit();
        }

        return index + 1;
    }

    // Returns the position behind the next value if it equals this text, or -1 if it does not.
    private readonly int TextEnd(ReadOnlySpan<byte> text)
    {
        var at = JsonScanner.SkipSpace(_json, _at);
        if (JsonScanner.ByteAt(_json, at) == '"')
        {
            var end = JsonScanner.SkipString(_json, at);
            return end > 0 && Equals(_json[(at + 1)..(end - 1)], text) ? end : -1;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string ReadOtherString(int at)
    {
        if (TryText(at, out var text))
        {
            return text;
        }

        Misfit();
        return string.Empty;
    }

    private bool TryText(int at, out string text)
    {
        var end = JsonScanner.ByteAt(_json, at) == '"' ? JsonScanner.SkipString(_json, at) : -1;
        text = end < 0 ? string.Empty : JsonScanner.Text(_json[(at + 1)..(end - 1)]) ?? string.Empty;
        if (end < 0 || (text.Length == 0 && end - at > 2))
        {
            return false;
        }

        _at = end;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long ReadOtherInt64(int start)
    {
        _at = start;
        if (TryNumber(out var token) && JsonDecimal.Parse(Encoding.UTF8.GetString(token)).TryGetInt64(out var value))
        {
            return value;
        }

        Misfit();
        return 0;
    }

    private bool TryNumber(out ReadOnlySpan<byte> token)
    {
        token = default;
        var at = JsonScanner.SkipSpace(_json, _at);
        var end = JsonScanner.SkipNumber(_json, at);
        if (end < 0)
        {
            return false;
        }

        token = _json[at..end];
        _at = end;
        return true;
    }

    // A double always preserves 15 significant digits. A longer number is exact only if it equals its shortest text.
    private static bool IsExact(double value, ReadOnlySpan<byte> token)
    {
        if (token.Length <= 15 && token.IndexOfAny((byte)'e', (byte)'E') < 0)
        {
            return true;
        }

        Span<byte> shortest = stackalloc byte[32];
        return (Utf8Formatter.TryFormat(value, shortest, out var written) && token.SequenceEqual(shortest[..written]))
            || SpecJson.Decimal(value).CompareTo(JsonDecimal.Parse(Encoding.UTF8.GetString(token))) == 0;
    }
}
