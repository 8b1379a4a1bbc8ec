using System.Text;
using TypedFlows.Compiler.Reading;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Tool.Validation;

/// <summary>The text of a file of documents, and where its bytes are not text.</summary>
/// <param name="File">The text. A byte that is not UTF-8 is a replacement character.</param>
/// <param name="Undecodable">The positions of the bytes that are not UTF-8, at most one per line.</param>
internal sealed record DocumentText(SourceFile File, IReadOnlyList<LinePosition> Undecodable)
{
    /// <summary>Reads a file. It is UTF-8, unless it begins with the byte order mark of another encoding.</summary>
    /// <exception cref="IOException">The file cannot be read. The message contains its name.</exception>
    public static DocumentText Read(string path)
    {
        var file = SpecTexts.Read(path).File;
        return new(file, file.Text.Contains('\uFFFD', StringComparison.Ordinal) ? FindUndecodable(System.IO.File.ReadAllBytes(path)) : []);
    }

    private static List<LinePosition> FindUndecodable(ReadOnlySpan<byte> bytes)
    {
        var found = new List<LinePosition>();
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)
            || bytes.StartsWith(new UTF32Encoding(bigEndian: true, byteOrderMark: true).Preamble))
        {
            return found;
        }

        var (line, column) = (0, 0);
        for (var rest = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes; !rest.IsEmpty;)
        {
            var isText = Rune.DecodeFromUtf8(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (!isText && (found.Count == 0 || found[^1].Line != line))
            {
                found.Add(new LinePosition(line, column));
            }

            (line, column) = rune.Value == '\n' ? (line + 1, 0) : (line, column + rune.Utf16SequenceLength);
            rest = rest[length..];
        }

        return found;
    }
}
