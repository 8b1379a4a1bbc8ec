using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TypedFlows.CompilerServices;

/// <summary>Reads the values of generated records in one pass over UTF-8. Its position is before a value, or the white space before it, and
/// behind the value after reading. The first value that does not fit stops reading, and a slower pass over the complete document then
/// reports the reason. A copy keeps the position, and assigning the copy restores it. This type is intended for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SpecReader
{
    private readonly bool _exact;
    private readonly bool _isChecking;
    private readonly ValidationMode _mode;
    private bool _isOut;

    // Indicates whether the violation and its path are complete from the current record on.
    private bool _isTraced;
    private SpecStep? _enclosingPath;
    private ReadOnlySpan<byte> _json;
    private int _at;
    private int _depth;
    private int _nameStart;
    private int _nameEnd;

    /// <param name="json">The document.</param>
    /// <param name="exact">True if a double must represent every number exactly.</param>
    /// <param name="mode">The validation mode. A reader does not collect all violations, so it checks none in that mode.</param>
    internal SpecReader(ReadOnlySpan<byte> json, bool exact, ValidationMode mode = ValidationMode.All)
    {
        _json = json;
        _mode = mode;
        _isChecking = mode != ValidationMode.All;
        _exact = exact;
    }

    /// <summary>Reads one value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reader">The reader before the value.</param>
    /// <returns>The value, or any value if it does not fit.</returns>
    public delegate T ReadValue<out T>(ref SpecReader reader);

    /// <summary>Gets a value indicating whether everything that was read fits.</summary>
    public readonly bool Fits => !_isOut;

    /// <summary>Gets the position of the violation that stopped reading, or -1 if no rule was violated.</summary>
    internal int BrokenAt { get; private set; } = -1;

    /// <summary>Gets the violation if the rule belongs to the document itself.</summary>
    internal DeferredViolation Defer { get; private set; }

    /// <summary>Gets a value indicating whether only white space remains.</summary>
    internal readonly bool IsAtEnd => !_isOut && JsonScanner.SkipSpace(_json, _at) == _json.Length;

    /// <summary>Records that a value does not fit, and stops reading.</summary>
    public void Misfit()
    {
        _isOut = true;
        _json = default;
        _at = 0;
    }

    /// <summary>Returns the kind of the next value without reading it.</summary>
    /// <returns>The kind, or undefined if no value starts here.</returns>
    public readonly JsonValueKind Peek() => JsonScanner.ByteAt(_json, JsonScanner.SkipSpace(_json, _at)) switch
    {
        '{' => JsonValueKind.Object,
        '[' => JsonValueKind.Array,
        '"' => JsonValueKind.String,
        't' => JsonValueKind.True,
        'f' => JsonValueKind.False,
        'n' => JsonValueKind.Null,
        '-' or (>= '0' and <= '9') => JsonValueKind.Number,
        _ => JsonValueKind.Undefined,
    };

    /// <summary>Reads a null if it is the next value.</summary>
    /// <returns>True for the literal null.</returns>
    public bool IsNull()
    {
        var at = JsonScanner.SkipSpace(_json, _at);
        var end = JsonScanner.SkipLiteral(_json, at, "null"u8);
        if (end < 0)
        {
            return false;
        }

        _at = end;
        return true;
    }

    /// <summary>Reads any JSON value.</summary>
    /// <returns>The value, which owns its memory.</returns>
    public JsonElement ReadJson()
    {
        var start = JsonScanner.SkipSpace(_json, _at);
        var end = JsonScanner.SkipValue(_json, start, _depth);
        if (end < 0)
        {
            Misfit();
            return default;
        }

        // The last of several duplicate properties counts. The slower pass removes the others.
        var json = _json[start..end];
        if (JsonScanner.HasUnusualNames(json) || !Utf8.IsValid(json))
        {
            Misfit();
            return default;
        }

        var reader = new Utf8JsonReader(json);
        _at = end;
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads a nested record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <returns>The record, or null if the JSON does not fit it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadRecord<T>()
        where T : class, ISpecRecord<T>
    {
        var record = T.Read(ref this);
        if (record is null)
        {
            NoRecord();
        }

        return record!;
    }

    /// <summary>Returns to a value that does not fit one case, so that it can be read as the next one.</summary>
    /// <param name="start">The reader before the value.</param>
    public void Restart(SpecReader start)
    {
        this = start;

        // A case may not fit only because of a duplicate property that does not count, so no other case may be taken yet.
        var at = JsonScanner.SkipSpace(_json, _at);
        var end = JsonScanner.SkipValue(_json, at, _depth);
        if (end < 0 || JsonScanner.HasUnusualNames(_json[at..end]))
        {
            Misfit();
        }
    }

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="read">A function that reads one item.</param>
    /// <returns>The items.</returns>
    public IReadOnlyList<T> ReadList<T>(ReadValue<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!Start((byte)'['))
        {
            return [];
        }

        var items = default(ItemBuffer<T>);
        if (!IsEnd((byte)']'))
        {
            do
            {
                items.Add(read(ref this));
            }
            while (IsMore((byte)']'));
        }

        return _isOut ? NoList(items) : items.ToArray();
    }

    // Keeps the path to the item that was read last.
    private T[] NoList<T>(in ItemBuffer<T> items)
    {
        items.Discard();
        if (!Defer.IsNone)
        {
            _enclosingPath = new SpecStep(string.Empty, items.Count - 1, string.Empty, _enclosingPath);
        }

        return [];
    }

    private static bool Equals(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> text) =>
        JsonScanner.PlainEnd(raw, 0) == raw.Length ? raw.SequenceEqual(text) : JsonScanner.IsText(raw, Encoding.UTF8.GetString(text));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Start(byte bracket)
    {
        var at = JsonScanner.SkipSpace(_json, _at);
        if (JsonScanner.ByteAt(_json, at) != bracket || _depth >= JsonScanner.MaxDepth)
        {
            Misfit();
            return false;
        }

        _at = at + 1;
        _depth++;
        return true;
    }

    // Moves behind the closing bracket if it is next.
    private bool IsEnd(byte bracket)
    {
        var at = JsonScanner.SkipSpace(_json, _at);
        if (JsonScanner.ByteAt(_json, at) != bracket)
        {
            return false;
        }

        _at = at + 1;
        _depth--;
        return true;
    }

    private bool IsMore(byte bracket)
    {
        if (_isOut || IsEnd(bracket))
        {
            return false;
        }

        var at = JsonScanner.SkipSpace(_json, _at);
        if (JsonScanner.ByteAt(_json, at) != ',')
        {
            Misfit();
            return false;
        }

        _at = at + 1;
        return true;
    }

    private void Skip()
    {
        var end = JsonScanner.SkipValue(_json, _at, _depth);
        if (end < 0 || !Utf8.IsValid(_json[_at..end]))
        {
            Misfit();
        }
        else
        {
            _at = end;
        }
    }
}
