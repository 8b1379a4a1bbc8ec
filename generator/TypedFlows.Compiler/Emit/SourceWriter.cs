using System.Text;

namespace TypedFlows.Compiler.Emit;

/// <summary>Collects C# lines; indents by blocks, ends lines with a line feed.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>A line, its block in braces.</summary>
    public void Block(string head, Action body, string end = "}")
    {
        Line(head);
        Line("{");
        _depth++;
        body();
        _depth--;
        Line(end);
    }

    /// <summary>A line and one that continues it.</summary>
    public void Continued(string head, string rest)
    {
        Line(head);
        _depth++;
        Line(rest);
        _depth--;
    }

    public override string ToString() => _text.ToString();
}
