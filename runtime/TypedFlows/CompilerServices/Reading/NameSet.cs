using System.Runtime.CompilerServices;

namespace TypedFlows.CompilerServices;

/// <summary>Represents the property names of one object, for finding duplicates. It allocates nothing for a few names without
/// escapes.</summary>
internal struct NameSet
{
    private const int Few = 16;

    private SmallNameSet _slots;
    private int _count;
    private HashSet<string>? _texts;

    /// <summary>Gets a value indicating whether a name cannot be represented as a .NET string.</summary>
    public bool HasUnreadable { get; private set; }

    /// <summary>Adds a name from the text, without its quotes.</summary>
    /// <returns>False if it already exists.</returns>
    public bool TryAdd(ReadOnlySpan<byte> json, int start, int end)
    {
        var name = json[start..end];
        if (_texts is null && _count < Few && JsonScanner.PlainEnd(name, 0) == name.Length)
        {
            for (var i = 0; i < _count; i++)
            {
                var (first, last) = _slots[i];
                if (json[first..last].SequenceEqual(name))
                {
                    return false;
                }
            }

            _slots[_count++] = (start, end);
            return true;
        }

        if (_texts is null)
        {
            _texts = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < _count; i++)
            {
                var (first, last) = _slots[i];
                _texts.Add(JsonScanner.Text(json[first..last])!);
            }
        }

        if (JsonScanner.Text(name) is { } text)
        {
            return _texts.Add(text);
        }

        HasUnreadable = true;
        return true;
    }

    [InlineArray(Few)]
    private struct SmallNameSet
    {
        private (int Start, int End) _first;
    }
}
