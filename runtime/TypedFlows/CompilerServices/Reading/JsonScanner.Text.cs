using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace TypedFlows.CompilerServices;

/// <content>Handles strings with escapes or non-ASCII characters.</content>
internal static partial class JsonScanner
{
    private const int FewChars = 256;

    /// <summary>Returns the text of a string without its quotes, in its grammatically valid form.</summary>
    /// <returns>The text, or null if no .NET string can represent it because of an unpaired surrogate or invalid UTF-8.</returns>
    public static string? Text(ReadOnlySpan<byte> raw)
    {
        // A text never has more UTF-16 units than UTF-8 bytes.
        char[]? rented = null;
        var chars = raw.Length <= FewChars ? stackalloc char[FewChars] : (rented = ArrayPool<char>.Shared.Rent(raw.Length));
        var length = Unescape(raw, chars);
        var text = length < 0 || HasLoneSurrogate(chars[..length]) ? null : new string(chars[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    /// <summary>Returns a value indicating whether a string without its quotes equals a text.</summary>
    public static bool IsText(ReadOnlySpan<byte> raw, string text) => Text(raw) is { } own && own == text;

    public static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\ud800', '\udfff'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    // Returns the length of the text, or -1 for invalid UTF-8.
    private static int Unescape(ReadOnlySpan<byte> raw, Span<char> chars)
    {
        var length = 0;
        while (raw.Length > 0)
        {
            var run = raw.IndexOf((byte)'\\');
            run = run < 0 ? raw.Length : run;
            if (Utf8.ToUtf16(raw[..run], chars[length..], out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            {
                return -1;
            }

            length += written;
            raw = raw[run..];
            if (raw.Length > 0)
            {
                var escape = EscapeLength(raw);
                if (escape == 0)
                {
                    return -1;
                }

                chars[length++] = Unescape(raw[..escape]);
                raw = raw[escape..];
            }
        }

        return length;
    }

    private static char Unescape(ReadOnlySpan<byte> escape) => escape[1] switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'u' when Utf8Parser.TryParse(escape[2..], out ushort unit, out _, 'x') => (char)unit,
        var c => (char)c,
    };

    // Returns the number of bytes of the escape at the beginning, or zero if there is none.
    private static int EscapeLength(ReadOnlySpan<byte> json)
    {
        if (json.Length < 2)
        {
            return 0;
        }

        switch (json[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return 2;
            case (byte)'u' when json.Length >= 6:
                foreach (var digit in json[2..6])
                {
                    if (!char.IsAsciiHexDigit((char)digit))
                    {
                        return 0;
                    }
                }

                return 6;
            default:
                return 0;
        }
    }
}
