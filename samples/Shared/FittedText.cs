using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Shared;

/// <summary>Fits text to the width of the console. Lines end at spaces and after the separators of ids and paths, never inside a
/// word.</summary>
public static class FittedText
{
    private const string Separators = "/.-_:,;=&?@";

    /// <summary>Wraps text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The number of columns. A longer word has a line of its own.</param>
    /// <returns>The text with line ends.</returns>
    public static string Wrap(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (lines, line) = (new List<string>(), new StringBuilder());
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && Width(line + piece.TrimEnd()) > width)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
            }

            line.Append(line.Length == 0 ? piece.TrimStart() : piece);
        }

        return string.Join('\n', lines.Append(line.ToString().TrimEnd()));
    }

    /// <summary>Returns the width of the widest part that does not wrap.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of columns.</returns>
    public static int MinWidth(string text) => Pieces(text).Select(piece => Width(piece.TrimEnd())).DefaultIfEmpty(0).Max();

    /// <summary>Returns the number of columns of a text in one line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of columns.</returns>
    public static int Width(string text) =>
        ((IRenderable)new Text(text)).Measure(RenderOptions.Create(AnsiConsole.Console), int.MaxValue).Max;

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // A piece ends before a word, that is after a space or a separator.
            if (i + 1 == text.Length || text[i] == ' ' || (Separators.Contains(text[i], StringComparison.Ordinal) && text[i + 1] != ' '))
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }
    }
}
