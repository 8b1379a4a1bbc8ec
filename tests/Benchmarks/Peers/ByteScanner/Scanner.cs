using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using TypedFlows.Benchmarks.Peers.HandWritten;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

/// <summary>
/// Compares bytes with what is expected next. Every method is false where the text is anything but the usual: the caller then leaves the
/// document to the hand-written parser, unless <see cref="Error"/> names a broken rule.
/// </summary>
internal ref struct Scanner(ReadOnlySpan<byte> text)
{
    // Text that is its own UTF-16: no escape, no control character, ASCII.
    private static readonly SearchValues<byte> s_plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(value => (byte)value).Where(value => value is not ((byte)'"' or (byte)'\\'))]);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    public ReadError Error { get; private set; }

    public readonly bool IsAtEnd => _at == _text.Length;

    public bool Fail(ReadError error)
    {
        Error = error;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (!_text[_at..].StartsWith(expected))
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(byte expected)
    {
        if ((uint)_at >= (uint)_text.Length || _text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Digits that surely fit a long, and no fraction or exponent.</summary>
    public bool TakeInteger(out long value)
    {
        value = 0;
        var isNegative = Take((byte)'-');
        var start = _at;
        while ((uint)_at < (uint)_text.Length && (uint)(_text[_at] - '0') <= 9)
        {
            value = (value * 10) + (_text[_at] - '0');
            _at++;
        }

        var digits = _at - start;
        if (digits is 0 or > 18 || (digits > 1 && _text[start] == '0')
            || ((uint)_at < (uint)_text.Length && _text[_at] is (byte)'.' or (byte)'e' or (byte)'E'))
        {
            return false;
        }

        value = isNegative ? -value : value;
        return true;
    }

    public bool TakeBoolean(out bool value)
    {
        value = Take("true"u8);
        return value || Take("false"u8);
    }

    public bool TakeString(out string? value)
    {
        value = null;
        if (!Take((byte)'"'))
        {
            return false;
        }

        var rest = _text[_at..];
        var length = rest.IndexOfAnyExcept(s_plain);
        if (length < 0 || rest[length] != '"')
        {
            return false;
        }

        value = Encoding.Latin1.GetString(rest[..length]);
        _at += length + 1;
        return true;
    }

    public bool TakeFilledString(out string? value) => TakeString(out value) && (value!.Length > 0 || Fail(ReadError.MinLength));

    public bool TakeBoundedString(int maximum, out string? value) =>
        TakeFilledString(out value) && (value!.Length <= maximum || Fail(ReadError.MaxLength));
}
