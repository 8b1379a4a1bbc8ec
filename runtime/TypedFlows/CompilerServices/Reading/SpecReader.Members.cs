using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Objects and their members.</content>
public ref partial struct SpecReader
{
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
