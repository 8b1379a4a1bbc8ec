using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedFlows.CompilerServices;

/// <summary>Scans the JSON grammar (RFC 8259) over UTF-8 bytes by position. It accepts and rejects the same texts as Utf8JsonReader with
/// its default options, but throws and allocates nothing. If the text violates the grammar, the result is the complement of the
/// position.</summary>
internal static partial class JsonScanner
{
    /// <summary>The maximum nesting depth of arrays and objects.</summary>
    public const int MaxDepth = 64;

    /// <summary>Returns the position of the next byte that is not white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipSpace(ReadOnlySpan<byte> json, int at) =>
        (uint)at < (uint)json.Length && json[at] > ' ' ? at : SkipAllSpace(json, at);

    /// <summary>Returns the first position that ends a run of plain text: a quote, a backslash, a control character, a non-ASCII byte, or
    /// the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlainEnd(ReadOnlySpan<byte> json, int at)
    {
        while (json.Length - at >= Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at);

            // As signed bytes, control characters and non-ASCII bytes are both below the space.
            var special = Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte();
            if (special != Vector128<byte>.Zero)
            {
                return at + System.Numerics.BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
            }

            at += Vector128<byte>.Count;
        }

        while ((uint)at < (uint)json.Length && IsPlain(json[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Skips a string that starts with the quote at the position. Non-ASCII bytes are not checked.</summary>
    public static int SkipString(ReadOnlySpan<byte> json, int at)
    {
        at++;
        while (true)
        {
            at = PlainEnd(json, at);
            if ((uint)at >= (uint)json.Length)
            {
                return ~at;
            }

            switch (json[at])
            {
                case (byte)'"':
                    return at + 1;
                case (byte)'\\':
                    var length = EscapeLength(json[at..]);
                    if (length == 0)
                    {
                        return ~at;
                    }

                    at += length;
                    break;
                case < (byte)' ':
                    return ~at;
                default:
                    at++;
                    break;
            }
        }
    }

    /// <summary>Skips a number, including a check of the byte that follows it.</summary>
    public static int SkipNumber(ReadOnlySpan<byte> json, int at)
    {
        if (ByteAt(json, at) == '-')
        {
            at++;
        }

        if (ByteAt(json, at) == '0')
        {
            at++;
        }
        else
        {
            var digits = at;
            at = SkipDigits(json, at);
            if (at == digits)
            {
                return ~at;
            }
        }

        if (ByteAt(json, at) == '.')
        {
            var digits = at + 1;
            at = SkipDigits(json, digits);
            if (at == digits)
            {
                return ~at;
            }
        }

        if (ByteAt(json, at) is 'e' or 'E')
        {
            at++;
            if (ByteAt(json, at) is '+' or '-')
            {
                at++;
            }

            var digits = at;
            at = SkipDigits(json, at);
            if (at == digits)
            {
                return ~at;
            }
        }

        return EndsValue(json, at) ? at : ~at;
    }

    /// <summary>Skips one of the literals true, false and null.</summary>
    public static int SkipLiteral(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> literal) =>
        json.Length - at >= literal.Length && json.Slice(at, literal.Length).SequenceEqual(literal) && EndsValue(json, at + literal.Length)
            ? at + literal.Length
            : ~at;

    /// <summary>Skips any value.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">The position of the value or of the white space before it.</param>
    /// <param name="depth">The number of arrays and objects around the value.</param>
    public static int SkipValue(ReadOnlySpan<byte> json, int at, int depth)
    {
        // One bit per level, the innermost level lowest. The bit is set for an object.
        var objects = 0UL;
        var outside = depth;
        while (true)
        {
            at = SkipSpace(json, at);
            var first = ByteAt(json, at);
            var isOpened = first is '{' or '[';
            if (isOpened)
            {
                if (depth++ >= MaxDepth)
                {
                    return ~at;
                }

                objects = (objects << 1) | (first == '{' ? 1UL : 0UL);
                at = SkipSpace(json, at + 1);
                isOpened = ByteAt(json, at) != (first == '{' ? '}' : ']');
                if (isOpened && first == '{' && (at = SkipName(json, at)) < 0)
                {
                    return at;
                }
            }
            else if ((at = SkipScalar(json, at, first)) < 0)
            {
                return at;
            }

            // Containers that the value closes end here.
            while (!isOpened)
            {
                if (depth == outside)
                {
                    return at;
                }

                at = SkipSpace(json, at);
                var isObject = (objects & 1) != 0;
                var follows = ByteAt(json, at);
                if (follows == ',')
                {
                    at++;
                    if (isObject && (at = SkipName(json, at)) < 0)
                    {
                        return at;
                    }

                    break;
                }

                if (follows != (isObject ? '}' : ']'))
                {
                    return ~at;
                }

                at++;
                depth--;
                objects >>= 1;
            }
        }
    }

    /// <summary>Returns the byte at a position, or zero behind the end. No value starts with zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ByteAt(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : 0;

    /// <summary>Returns a value indicating whether a number or a literal can end at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsValue(ReadOnlySpan<byte> json, int at) =>
        (uint)at >= (uint)json.Length
            || json[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static int SkipScalar(ReadOnlySpan<byte> json, int at, int first) => first switch
    {
        '"' => SkipString(json, at),
        't' => SkipLiteral(json, at, "true"u8),
        'f' => SkipLiteral(json, at, "false"u8),
        'n' => SkipLiteral(json, at, "null"u8),
        '-' or (>= '0' and <= '9') => SkipNumber(json, at),
        _ => ~at,
    };

    // Skips the name of a property and its colon.
    private static int SkipName(ReadOnlySpan<byte> json, int at)
    {
        at = SkipSpace(json, at);
        if (ByteAt(json, at) != '"')
        {
            return ~at;
        }

        at = SkipString(json, at);
        if (at < 0)
        {
            return at;
        }

        at = SkipSpace(json, at);
        return ByteAt(json, at) == ':' ? at + 1 : ~at;
    }

    private static int SkipDigits(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && (uint)(json[at] - '0') <= 9)
        {
            at++;
        }

        return at;
    }

    private static int SkipAllSpace(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private static bool IsPlain(byte value) => value is >= (byte)' ' and < 0x80 and not ((byte)'"' or (byte)'\\');
}
