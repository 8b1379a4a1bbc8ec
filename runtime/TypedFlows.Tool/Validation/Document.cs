using TypedFlows.Compiler.Reading;

namespace TypedFlows.Tool.Validation;

/// <summary>One document to validate: a file, an item of an array in a file, or a line of a file.</summary>
/// <param name="Text">The file, or the line.</param>
/// <param name="Root">The value.</param>
/// <param name="FirstLine">The zero-based line of the file at which the text begins.</param>
/// <param name="Record">The zero-based index among the records of the file, or null if the file is one document.</param>
internal sealed record Document(SourceFile Text, JsonSyntax Root, int FirstLine, int? Record)
{
    private static readonly string[] s_linesExtensions = [".jsonl", ".ndjson"];

    /// <summary>Returns the file as one document.</summary>
    public static Document Of(SourceFile file) => new(file, file.Json.Root, 0, null);

    /// <summary>Returns the records of a file: an object, the items of an array, or one per line (JSON Lines).</summary>
    public static IReadOnlyList<Document> RecordsOf(SourceFile file)
    {
        if (IsLines(file))
        {
            var lines = file.Text.Split('\n');
            return
            [
                .. lines.Select((line, i) => (Text: line, Number: i))
                    .Where(line => !string.IsNullOrWhiteSpace(line.Text))
                    .Select((line, record) =>
                    {
                        var text = new SourceFile(file.Path, line.Text);
                        return new Document(text, text.Json.Root, line.Number, record);
                    }),
            ];
        }

        return file.Json is { FirstError: null, Root: JsonSyntax.Array array }
            ? [.. array.Items.Select((item, i) => new Document(file, item, 0, i))]
            : [Of(file) with { Record = 0 }];
    }

    public LinePosition Position(int offset)
    {
        var position = Text.GetPosition(offset);
        return position with { Line = position.Line + FirstLine };
    }

    // A file of another extension has one record per line if it is not JSON as a whole, but its first line is an object.
    private static bool IsLines(SourceFile file)
    {
        if (s_linesExtensions.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        if (file.Json.FirstError is null)
        {
            return false;
        }

        var lines = file.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(2).ToList();
        return lines.Count == 2 && new SourceFile(file.Path, lines[0]).Json is { FirstError: null, Root: JsonSyntax.Object };
    }
}
