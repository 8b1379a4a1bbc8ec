namespace TypedFlows.Compiler.Reading;

/// <summary>
/// Represents a spec file: its path as the build names it, and its text. It converts offsets to lines and columns, and reads the JSON on
/// first use. Two files with the same path and text are equal.
/// </summary>
internal sealed class SourceFile(string path, string text) : IEquatable<SourceFile>
{
    private int[]? _lineStarts;
    private JsonReadResult? _json;

    /// <summary>Gets the path, or the absolute URI of a document that is not a file.</summary>
    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Gets the JSON. All steps of a compilation share the file, so its text is read once.</summary>
    public JsonReadResult Json => LazyInitializer.EnsureInitialized(ref _json, () => JsonReader.Read(this))!;

    public bool Equals(SourceFile? other) => other is not null && Path == other.Path && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as SourceFile);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Returns the zero-based line and UTF-16 column of an offset.</summary>
    public LinePosition GetPosition(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        var line = Array.BinarySearch(starts, offset);
        line = line < 0 ? ~line - 1 : line;
        return new LinePosition(line, offset - starts[line]);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

/// <summary>Represents a zero-based line and UTF-16 column.</summary>
internal readonly record struct LinePosition(int Line, int Column);

/// <summary>Represents a range of UTF-16 offsets in the text of a spec file.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}
