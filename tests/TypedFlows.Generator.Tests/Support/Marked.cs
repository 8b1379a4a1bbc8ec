using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.Generator.Tests.Support;

/// <summary>Represents code with expected diagnostics as markup: <c>Interval = {|TFL1001:5|}</c>.</summary>
internal sealed record Marked(string Code, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Marked Parse(string text)
    {
        var code = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var found = new List<(string, TextSpan)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("{|TFL"))
            {
                var colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], code.Length));
                i = colon;
            }
            else if (text.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                found.Add((id, TextSpan.FromBounds(start, code.Length)));
                i++;
            }
            else
            {
                code.Append(text[i]);
            }
        }

        return new(code.ToString(), found);
    }

    /// <summary>Returns code with its diagnostics as markup.</summary>
    /// <param name="start">The start of the code in the file of the diagnostics.</param>
    public static string Mark(string code, int start, IEnumerable<Diagnostic> diagnostics)
    {
        var marked = new StringBuilder(code);
        foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan))
        {
            marked.Insert(diagnostic.Location.SourceSpan.End - start, "|}")
                .Insert(diagnostic.Location.SourceSpan.Start - start, $"{{|{diagnostic.Id}:");
        }

        return marked.ToString();
    }
}
