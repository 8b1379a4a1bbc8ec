using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace TypedFlows.CompilerServices;

/// <content>Writes strings. Plain ASCII is copied by vectors, and other characters are escaped as JSON requires.</content>
public ref partial struct SpecWriter
{
    // The UTF-8 bytes of an escaped UTF-16 unit.
    private const int EscapeLength = 6;

    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013"
        + "\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private void PutText(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _at += Encoding.UTF8.GetBytes(text, _buffer[_at..]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        Reserve((text.Length * EscapeLength) + 1);
        while (text.Length > 0)
        {
            var run = text.IndexOfAny(s_escaped);
            run = run < 0 ? text.Length : run;
            Utf8.FromUtf16(text[..run], _buffer[_at..], out _, out var written);
            _at += written;
            text = text[run..];
            if (text.Length > 0)
            {
                WriteEscape(text[0]);
                text = text[1..];
            }
        }

        Put((byte)'"');
    }

    private void WriteEscape(char c)
    {
        switch (c)
        {
            case '"':
                Put("\\\""u8);
                break;
            case '\\':
                Put("\\\\"u8);
                break;
            case '\b':
                Put("\\b"u8);
                break;
            case '\f':
                Put("\\f"u8);
                break;
            case '\n':
                Put("\\n"u8);
                break;
            case '\r':
                Put("\\r"u8);
                break;
            case '\t':
                Put("\\t"u8);
                break;
            default:
                Put("\\u00"u8);
                Utf8Formatter.TryFormat((byte)c, _buffer[_at..], out var written, new StandardFormat('x', 2));
                _at += written;
                break;
        }
    }

    // Copies plain ASCII up to another character and returns the length.
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> buffer)
    {
        var at = 0;
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        while (text.Length - at >= Vector128<byte>.Count && buffer.Length - at >= Vector128<byte>.Count)
        {
            var lower = Vector128.LoadUnsafe(ref source, (nuint)at);
            var upper = Vector128.LoadUnsafe(ref source, (nuint)(at + Vector128<ushort>.Count));
            var bytes = Vector128.Narrow(lower, upper);
            if (((lower | upper) & Vector128.Create((ushort)0xff80)) != Vector128<ushort>.Zero || HasSpecial(bytes))
            {
                break;
            }

            bytes.StoreUnsafe(ref MemoryMarshal.GetReference(buffer), (nuint)at);
            at += Vector128<byte>.Count;
        }

        while (text.Length - at >= Vector128<ushort>.Count)
        {
            if (!TryCopyLiteral(ref source, at, buffer))
            {
                break;
            }

            at += Vector128<ushort>.Count;
        }

        // The remaining characters are copied together with some characters before them.
        if (at < text.Length && text.Length - at < Vector128<ushort>.Count && text.Length >= Vector128<ushort>.Count
            && TryCopyLiteral(ref source, text.Length - Vector128<ushort>.Count, buffer))
        {
            return text.Length;
        }

        while (at < text.Length && text[at] is >= ' ' and < '\u0080' and not ('"' or '\\'))
        {
            buffer[at] = (byte)text[at];
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyLiteral(ref ushort source, int at, Span<byte> buffer)
    {
        var units = Vector128.LoadUnsafe(ref source, (nuint)at);
        var bytes = Vector128.Narrow(units, units);
        if ((units & Vector128.Create((ushort)0xff80)) != Vector128<ushort>.Zero || HasSpecial(bytes))
        {
            return false;
        }

        MemoryMarshal.Write(buffer[at..], bytes.AsUInt64().ToScalar());
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSpecial(Vector128<byte> bytes) =>
        (
            Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(
                bytes, Vector128.Create((byte)'\\')) | Vector128.LessThan(bytes, Vector128.Create((byte)' ')))
            != Vector128<byte>.Zero;
}
