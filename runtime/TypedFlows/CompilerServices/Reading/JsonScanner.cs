using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedFlows.CompilerServices;

/// <summary>
/// JSON's grammar (RFC 8259) over UTF-8 bytes, by positions: takes and refuses exactly what Utf8JsonReader does with its default options,
/// yet throws nothing and allocates nothing. Where the text breaks the grammar, the result is the complement of the position.
/// </summary>
internal static partial class JsonScanner
{
    /// <summary>How deep arrays and objects may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>Position of the next byte that is no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipSpace(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length && json[at] > ' ' ? at : SkipAllSpace(json, at);

    /// <summary>
    /// The first position that ends a run of plain text: of a quote, a backslash, a control character, a byte past ASCII, or the end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlainEnd(ReadOnlySpan<byte> json, int at)
    {
        while (json.Length - at >= Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at);

            // As signed bytes, control characters and those past ASCII are both below the space.
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

    /// <summary>Skips a string, whose quote stands at the position; bytes past ASCII are not looked at.</summary>
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

    /// <summary>Skips a number, which must be followed by what may follow a value.</summary>
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
        json.Length - at >= literal.Length && json.Slice(at, literal.Length).SequenceEqual(literal) && EndsValue(json, at + literal.Length) ? at + literal.Length : ~at;

    /// <summary>Skips any value.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">Position of the value, white space before it allowed.</param>
    /// <param name="depth">How many arrays and objects the value is in.</param>
    public static int SkipValue(ReadOnlySpan<byte> json, int at, int depth)
    {
        // A bit a level, the innermost lowest: set for an object.
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

            // What the value ended ends here too.
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

    /// <summary>The byte at a position; zero, which no value begins with, behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ByteAt(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : 0;

    /// <summary>Whether a number or a literal may end at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsValue(ReadOnlySpan<byte> json, int at) => (uint)at >= (uint)json.Length || json[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static int SkipScalar(ReadOnlySpan<byte> json, int at, int first) => first switch
    {
        '"' => SkipString(json, at),
        't' => SkipLiteral(json, at, "true"u8),
        'f' => SkipLiteral(json, at, "false"u8),
        'n' => SkipLiteral(json, at, "null"u8),
        '-' or (>= '0' and <= '9') => SkipNumber(json, at),
        _ => ~at,
    };

    // The name of a member and its colon.
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
