using System.Runtime.CompilerServices;
using System.Text;

namespace TypedFlows.Compiler.Emit;

/// <summary>Collects C# lines. Blocks are indented, lines end with a line feed, and a blank line follows each block.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isApart;

    /// <summary>Writes a line. An empty line is omitted at the beginning and end of a block and after another empty line.</summary>
    public void Line(string line = "")
    {
        if (line.Length == 0)
        {
            _isApart = true;
            return;
        }

        if (_isApart && line[0] != '}' && !line.StartsWith("else", StringComparison.Ordinal))
        {
            _text.Append('\n');
        }

        _isApart = false;
        _text.Append(' ', _depth * 4).Append(line).Append('\n');
    }

    /// <summary>Writes a line followed by a block in braces.</summary>
    public void Block(string head, Action body, string end = "}")
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Line(head);
        Line("{");
        _depth++;
        body();
        _depth--;
        Line(end);
        _isApart = true;
    }

    /// <summary>Writes one case of a switch, with the statements before its break.</summary>
    public void Case(string label, params string[] statements) => Section(label, [.. statements, "break;"]);

    /// <summary>Writes a label followed by statements, the last of which leaves the switch.</summary>
    public void Section(string label, params string[] statements)
    {
        Line(label);
        _depth++;
        foreach (var statement in statements)
        {
            Line(statement);
        }

        _depth--;
    }

    /// <summary>Writes a line and its continuation.</summary>
    public void Continued(string head, string rest)
    {
        Line(head);
        _depth++;
        Line(rest);
        _depth--;
    }

    public override string ToString() => _text.ToString();
}
