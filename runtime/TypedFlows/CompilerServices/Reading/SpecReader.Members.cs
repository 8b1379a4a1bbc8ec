using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Reads objects and their properties.</content>
public ref partial struct SpecReader
{
    /// <summary>Finds a property of the next object without reading it.</summary>
    /// <param name="name">The name as UTF-8.</param>
    /// <param name="value">A separate reader before the value of the first property of that name.</param>
    /// <returns>True if there is one.</returns>
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

    /// <summary>Moves to the value of the next property of an object, or behind the object.</summary>
    /// <param name="names">The names of the declared properties.</param>
    /// <param name="member">The index of the previous property, or -1 for none. It becomes the index of this property, or <see
    /// cref="JsonNames.Count"/> for an undeclared one.</param>
    /// <returns>True if there is one.</returns>
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

        // Most documents use the order of the schema.
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

    /// <summary>Reads an object with dynamic property names.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="read">A function that reads one value.</param>
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

    /// <summary>Keeps a property that the schema does not declare.</summary>
    /// <param name="members">The properties kept so far, or null for none.</param>
    public void ReadAdditional(ref Dictionary<string, JsonElement>? members)
    {
        var name = Name();
        members ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        members[name] = ReadJson();
    }

    // Moves to the value of the next property of any name.
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

    // A name that no .NET string can represent does not fit.
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
