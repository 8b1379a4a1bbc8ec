using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TypedFlows.CompilerServices;

/// <summary>Represents names or texts of a schema that are prepared for lookups in UTF-8, by length and by words of eight bytes. Generated
/// code creates them once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonNames
{
    /// <summary>The number of bytes in which shorter strings are stored.</summary>
    internal const int ShortLength = 16;

    private readonly Entry[] _entries;

    /// <summary>Initializes a new instance of the <see cref="JsonNames"/> class.</summary>
    /// <param name="texts">The names in the order of the schema.</param>
    public JsonNames(params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _entries = [.. texts.Select(text => new Entry(text))];
    }

    /// <summary>Gets the number of names.</summary>
    public int Count => _entries.Length;

    /// <summary>Returns a value indicating whether a text is one of the names.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(string text) => IndexOf(text) >= 0;

    /// <summary>Returns the padded JSON string of a name, or null for a name that requires JSON escapes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index does not exist.</exception>
    internal byte[]? Quoted(int index, out int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_entries.Length, nameof(index));
        length = _entries[index].Length;
        return _entries[index].Quoted;
    }

    internal string Text(int index) => _entries[index].Text;

    /// <summary>Returns the position behind the closing quote if the text has the name of that index, or -1 if it does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Match(int index, ReadOnlySpan<byte> json, int at)
    {
        var entries = _entries;
        return (uint)index < (uint)entries.Length && entries[index].StandsAt(json, at) ? at + entries[index].Length : -1;
    }

    /// <summary>Returns the index of the name that equals an unescaped string including its quotes, or -1 for none.</summary>
    internal int Find(ReadOnlySpan<byte> quoted)
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Length == quoted.Length && _entries[i].StandsAt(quoted, 0))
            {
                return i;
            }
        }

        return -1;
    }

    internal int IndexOf(string text)
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Text == text)
            {
                return i;
            }
        }

        return -1;
    }

    private readonly struct Entry
    {
        private const int Literal = sizeof(ulong);

        private readonly byte[] _quoted;
        private readonly ulong _head;
        private readonly ulong _mask;
        private readonly ulong _tail;

        public Entry(string text)
        {
            Text = text;
            var quoted = Encoding.UTF8.GetBytes($"\"{text}\"");
            Length = quoted.Length;
            _quoted = new byte[Math.Max(Length, ShortLength)];
            quoted.CopyTo(_quoted, 0);
            Span<byte> head = stackalloc byte[Literal];
            Span<byte> mask = stackalloc byte[Literal];
            head.Clear();
            mask.Clear();
            var count = Math.Min(Literal, Length);
            _quoted.AsSpan(0, count).CopyTo(head);
            mask[..count].Fill(byte.MaxValue);
            _head = MemoryMarshal.Read<ulong>(head);
            _mask = MemoryMarshal.Read<ulong>(mask);
            _tail = Length > Literal ? MemoryMarshal.Read<ulong>(_quoted.AsSpan(Length - Literal)) : 0;

            // A name that requires JSON escapes never appears in its plain form.
            if (JsonScanner.HasLoneSurrogate(text) || text.Any(c => c < ' ' || c is '"' or '\\'))
            {
                Length = int.MaxValue;
            }
        }

        public string Text { get; }

        public byte[]? Quoted => Length == int.MaxValue ? null : _quoted;

        /// <summary>Gets the length in bytes, including both quotes.</summary>
        public int Length { get; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool StandsAt(ReadOnlySpan<byte> json, int at)
        {
            var rest = json.Length - at;
            if (rest < Literal || rest < Length)
            {
                return rest >= Length && json.Slice(at, Length).SequenceEqual(_quoted.AsSpan(0, Length));
            }

            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(json), at);
            if ((Unsafe.ReadUnaligned<ulong>(ref first) & _mask) != _head)
            {
                return false;
            }

            return Length <= Literal
                || (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, Length - Literal)) == _tail
                    && (
                        Length <= 2 * Literal
                            || json.Slice(at + Literal, Length - (2 * Literal)).SequenceEqual(
                            _quoted.AsSpan(Literal, Length - (2 * Literal)))));
        }
    }
}
