using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TypedFlows;

/// <summary>
/// Reads the values of generated records in one pass over UTF-8. It stands before a value, or the white space before it, and after
/// reading behind it. The first thing that does not fit ends the reading: the slower way over the whole document then says what is
/// wrong with it. A copy keeps the place; to assign it goes back there. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SpecReader
{
    private readonly bool _lenient;
    private readonly bool _exact;
    private bool _isOut;
    private ReadOnlySpan<byte> _json;
    private int _at;
    private int _depth;
    private int _nameStart;
    private int _nameEnd;

    internal SpecReader(ReadOnlySpan<byte> json, bool lenient, bool exact)
    {
        _json = json;
        _lenient = lenient;
        _exact = exact;
    }

    /// <summary>Reads one value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="reader">The JSON, before the value.</param>
    /// <returns>The value; anything when it does not fit.</returns>
    public delegate T ReadValue<out T>(ref SpecReader reader);

    /// <summary>True while all that was read fits.</summary>
    public readonly bool Fits => !_isOut;

    /// <summary>Whether nothing but white space is left.</summary>
    internal readonly bool IsAtEnd => !_isOut && JsonScanner.SkipSpace(_json, _at) == _json.Length;

    /// <summary>Notes that something does not fit, and ends the reading.</summary>
    public void Misfit()
    {
        _isOut = true;
        _json = default;
        _at = 0;
    }

    /// <summary>The kind of the next value, which is not read.</summary>
    /// <returns>The kind; undefined where no value begins.</returns>
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

    /// <summary>Finds a member of the object that comes next; nothing is read.</summary>
    /// <param name="name">The name, as UTF-8.</param>
    /// <param name="value">A reader of its own, before the value of the first member of that name.</param>
    /// <returns>True when there is one.</returns>
    public readonly bool TryPeekMember(ReadOnlySpan<byte> name, out SpecReader value)
    {
        value = this;
        var isFirst = true;
        for (value.StartObject(); value.NextName(isFirst); isFirst = false)
        {
            if (Equals(_json[value._nameStart..value._nameEnd], name))
            {
                return true;
            }

            value.Skip();
        }

        return false;
    }

    /// <summary>Begins an object.</summary>
    /// <returns>True for an object.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StartObject() => Start((byte)'{');

    /// <summary>Goes to the value of the next member of an object, or behind the object.</summary>
    /// <param name="names">Names of the declared members.</param>
    /// <param name="member">
    /// Index of the member before, -1 for none; becomes the index of this one, <see cref="JsonNames.Count"/> for one that is not declared.
    /// </param>
    /// <returns>True when there is one.</returns>
    public bool NextMember(JsonNames names, ref int member)
    {
        var json = _json;
        var at = JsonScanner.SkipSpace(json, _at);
        var next = JsonScanner.ByteAt(json, at);
        if (next == '}')
        {
            _at = at + 1;
            _depth--;
            return false;
        }

        if (member >= 0)
        {
            if (next != ',')
            {
                Misfit();
                return false;
            }

            at = JsonScanner.SkipSpace(json, at + 1);
        }

        // Most documents keep the order of the schema.
        var end = names.Match(member + 1, json, at);
        if (end > 0)
        {
            member++;
        }
        else if ((end = FindMember(names, at, out member)) < 0)
        {
            return false;
        }

        at = JsonScanner.SkipSpace(json, end);
        if (JsonScanner.ByteAt(json, at) != ':')
        {
            Misfit();
            return false;
        }

        _at = at + 1;
        return true;
    }

    /// <summary>Reads a null, where it comes next.</summary>
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

        var reader = new Utf8JsonReader(_json[start..end]);
        _at = end;
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads a nested record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <returns>The record; null when the JSON does not fit it.</returns>
    public T ReadRecord<T>()
        where T : class, ISpecRecord<T>
    {
        var record = T.Read(ref this);
        if (record is null)
        {
            Misfit();
        }

        return record!;
    }

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="read">Reads one item.</param>
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

        return items.ToArray();
    }

    /// <summary>Reads an object whose member names are data.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="read">Reads one value.</param>
    /// <returns>The values by name.</returns>
    public IReadOnlyDictionary<string, T> ReadMap<T>(ReadValue<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        var isFirst = true;
        for (StartObject(); NextName(isFirst); isFirst = false)
        {
            var name = Name();
            values[name] = read(ref this);
        }

        return values;
    }

    /// <summary>Keeps a member that the schema does not declare.</summary>
    /// <param name="members">Those kept so far; null when none.</param>
    public void ReadAdditional(ref Dictionary<string, JsonElement>? members)
    {
        var name = Name();
        members ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        members[name] = ReadJson();
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

    // Goes behind the closing bracket where it comes next.
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

    // Goes to the value of the next member, whatever its name.
    private bool NextName(bool isFirst)
    {
        if (_isOut || (isFirst ? IsEnd((byte)'}') : !IsMore((byte)'}')))
        {
            return false;
        }

        var at = JsonScanner.SkipSpace(_json, _at);
        var end = JsonScanner.ByteAt(_json, at) == '"' ? JsonScanner.SkipString(_json, at) : -1;
        var colon = end < 0 ? -1 : JsonScanner.SkipSpace(_json, end);
        if (colon < 0 || JsonScanner.ByteAt(_json, colon) != ':')
        {
            Misfit();
            return false;
        }

        _nameStart = at + 1;
        _nameEnd = end - 1;
        _at = colon + 1;
        return true;
    }

    private int FindMember(JsonNames names, int at, out int member)
    {
        member = names.Count;
        var end = JsonScanner.ByteAt(_json, at) == '"' ? JsonScanner.SkipString(_json, at) : -1;
        if (end < 0)
        {
            Misfit();
            return -1;
        }

        _nameStart = at + 1;
        _nameEnd = end - 1;
        var raw = _json[_nameStart.._nameEnd];
        var found = names.Find(_json[at..end]);
        if (found < 0 && raw.Contains((byte)'\\') && JsonScanner.Text(raw) is { } text)
        {
            found = names.IndexOf(text);
        }

        member = found < 0 ? names.Count : found;
        return end;
    }

    private void Skip()
    {
        var end = JsonScanner.SkipValue(_json, _at, _depth);
        if (end < 0)
        {
            Misfit();
        }
        else
        {
            _at = end;
        }
    }

    // A name that is no text in .NET does not fit.
    private string Name()
    {
        if (!_isOut && JsonScanner.Text(_json[_nameStart.._nameEnd]) is { } name)
        {
            return name;
        }

        Misfit();
        return string.Empty;
    }
}
