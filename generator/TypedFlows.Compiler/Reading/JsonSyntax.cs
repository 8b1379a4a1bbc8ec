namespace TypedFlows.Compiler.Reading;

/// <summary>
/// A JSON value with its place in a file. Nodes of one tree may come from several files: an overlay's values keep their own.
/// </summary>
internal abstract class JsonSyntax(SourceFile file, TextRange range)
{
    public SourceFile File { get; } = file;

    public TextRange Range { get; } = range;

    public sealed class Array(SourceFile file, TextRange range, IReadOnlyList<JsonSyntax> items)
        : JsonSyntax(file, range)
    {
        public IReadOnlyList<JsonSyntax> Items { get; } = items;
    }

    public sealed class Literal(SourceFile file, TextRange range, JsonLiteralKind kind) : JsonSyntax(file, range)
    {
        public JsonLiteralKind Kind { get; } = kind;
    }

    /// <summary>A number, as written: verdicts are taken from the decimal text.</summary>
    public sealed class Number(SourceFile file, TextRange range, string text) : JsonSyntax(file, range)
    {
        public string Text { get; } = text;
    }

    /// <summary>An object: its members in source order, duplicates included.</summary>
    public sealed class Object(SourceFile file, TextRange range, IReadOnlyList<JsonSyntax.Property> members)
        : JsonSyntax(file, range)
    {
        public IReadOnlyList<JsonSyntax.Property> Members { get; } = members;

        /// <summary>The member of that name; the last one where there are several, as JSON readers do.</summary>
        public JsonSyntax.Property? Find(string name)
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                {
                    return Members[i];
                }
            }

            return null;
        }
    }

    /// <summary>A string: its decoded text. The range includes the quotes.</summary>
    public sealed class String(SourceFile file, TextRange range, string value) : JsonSyntax(file, range)
    {
        public string Value { get; } = value;
    }

    /// <summary>A member of an object: its decoded name, the place of the name with its quotes, and its value.</summary>
    public sealed class Property(SourceFile file, string name, TextRange nameRange, JsonSyntax value)
    {
        public SourceFile File { get; } = file;

        public string Name { get; } = name;

        public TextRange NameRange { get; } = nameRange;

        public JsonSyntax Value { get; } = value;
    }
}

internal enum JsonLiteralKind
{
    Null,
    True,
    False,

    /// <summary>A value that the reader could not read: a syntax error stands in its place, and nothing else is said of it.</summary>
    Missing,
}
