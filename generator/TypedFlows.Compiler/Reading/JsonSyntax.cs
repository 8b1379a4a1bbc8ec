using System.Globalization;

namespace TypedFlows.Compiler.Reading;

/// <summary>
/// Represents a JSON value with its location in a file. The nodes of one tree may come from several files, because the values of an overlay
/// keep their location.
/// </summary>
internal abstract class JsonSyntax(SourceFile file, TextRange range)
{
    public SourceFile File { get; } = file;

    public TextRange Range { get; } = range;

    /// <summary>Returns the property value or the item that one token of a JSON Pointer names, or null if there is none.</summary>
    public JsonSyntax? Child(string token) => this switch
    {
        Object members => members.Find(token)?.Value,
        Array array when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < array.Items.Count && (token[0] != '0' || token.Length == 1) => array.Items[index],
        _ => null,
    };

    public sealed class Array(SourceFile file, TextRange range, IReadOnlyList<JsonSyntax> items)
        : JsonSyntax(file, range)
    {
        public IReadOnlyList<JsonSyntax> Items { get; } = items;
    }

    public sealed class Literal(SourceFile file, TextRange range, JsonLiteralKind kind) : JsonSyntax(file, range)
    {
        public JsonLiteralKind Kind { get; } = kind;
    }

    /// <summary>Represents a number as written. The evaluation uses the decimal text.</summary>
    public sealed class Number(SourceFile file, TextRange range, string text) : JsonSyntax(file, range)
    {
        public string Text { get; } = text;
    }

    /// <summary>Represents an object with its properties in source order, including duplicates.</summary>
    public sealed class Object(SourceFile file, TextRange range, IReadOnlyList<JsonSyntax.Property> members)
        : JsonSyntax(file, range)
    {
        public IReadOnlyList<JsonSyntax.Property> Members { get; } = members;

        /// <summary>Returns the property with the name. Of duplicates, the last one is used, as in other JSON readers.</summary>
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

    /// <summary>Represents a string with its decoded text. The range includes the quotes.</summary>
    public sealed class String(SourceFile file, TextRange range, string value) : JsonSyntax(file, range)
    {
        public string Value { get; } = value;
    }

    /// <summary>Represents a property of an object: its decoded name, the range of the name with its quotes, and its value.</summary>
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

    /// <summary>A value that could not be read. A syntax error is reported at its location, so no other diagnostic is.</summary>
    Missing,
}
