using System.Runtime.CompilerServices;
using System.Text;

namespace TypedFlows.Compiler.Emit;

/// <summary>Collects C# lines. Blocks are indented, lines end with a line feed, and a blank line follows each block.</summary>
internal sealed class SourceWriter
{
    // The longest line of generated code that is not a schema is shorter than 400 characters.
    private const int MostInLine = 280;

    private readonly StringBuilder _text = new();
    private int _depth;
    private int _lines;
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
        _lines++;
        _text.Append(' ', _depth * 4).Append(line).Append('\n');
    }

    /// <summary>Writes the summary of a type or member, in several lines if it is long.</summary>
    public void Summary(string text) => Documentation("summary", text);

    /// <summary>Writes an element of documentation, in several lines if it is long.</summary>
    /// <param name="element">The name of the element, with its attributes.</param>
    /// <param name="text">The text, not yet escaped for XML.</param>
    public void Documentation(string element, string text)
    {
        var end = element.IndexOf(' ') is var space && space < 0 ? element : element.Substring(0, space);
        var rest = $"<{element}>{CSharpText.Doc(text)}</{end}>";
        while (rest.Length > MostInLine && rest.LastIndexOf(' ', MostInLine) is var at && at > element.Length)
        {
            Line("/// " + rest.Substring(0, at));
            rest = rest.Substring(at + 1);
        }

        Line("/// " + rest);
    }

    /// <summary>Writes a line followed by a block in braces.</summary>
    public void Block(string head, Action body, string end = "}")
    {
        Line(head);
        Braces(body, end);
    }

    /// <summary>Writes a block in braces.</summary>
    public void Braces(Action body, string end = "}")
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Line("{");
        _depth++;
        body();
        _depth--;
        Line(end);
        _isApart = true;
    }

    /// <summary>Writes an if statement. A short one with one or two statements is one line.</summary>
    public void If(string condition, Action body) => Branch($"if ({condition})", body);

    /// <summary>Writes a branch of an if statement. A short one with one or two statements is one line.</summary>
    public void Branch(string head, Action body)
    {
        // The head and the braces are three lines.
        var (start, wasApart, lines) = (_text.Length, _isApart, _lines + 3);
        Block(head, body);
        if (_lines - lines is not (1 or 2))
        {
            return;
        }

        // The text ends with a brace and a line feed.
        string[] all = _text.ToString(start, _text.Length - start).TrimStart('\n').Split('\n');
        string[] statements = [.. all.Skip(2).Take(all.Length - 4).Select(line => line.Trim())];
        var text = string.Join(" ", statements);
        if (statements.All(statement => statement.EndsWith(";", StringComparison.Ordinal))
            && head.Length + text.Length <= (statements.Length == 1 ? MostInLine : MostInLine / 2))
        {
            _text.Length = start;
            _isApart = wasApart;
            _lines = lines - 3;
            Line($"{head} {{ {text} }}");
        }
    }

    /// <summary>Writes one case of a switch, with the statements before its break.</summary>
    public void Case(string label, params string[] statements) => Section(label, [.. statements, "break;"]);

    /// <summary>Writes a label followed by statements, the last of which leaves the switch. A short section is one line.</summary>
    public void Section(string label, params string[] statements)
    {
        var line = $"{label} {string.Join(" ", statements)}";
        if (line.Length <= MostInLine && !statements.Any(s => s[0] == ' '))
        {
            Line(line);
            return;
        }

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

    /// <summary>Writes parts between a head and an end, on one line if it is short.</summary>
    /// <param name="separator">The text between two parts. It ends a line, or begins one if it begins with a space.</param>
    public void List(string head, IEnumerable<string> parts, string end, string separator = ", ")
    {
        string[] all = [.. parts];
        if (head.Length + all.Sum(part => part.Length + separator.Length) + end.Length <= MostInLine)
        {
            Line(head + string.Join(separator, all) + end);
            return;
        }

        var isBefore = separator[0] == ' ';
        Line(head.TrimEnd());
        _depth++;
        var line = string.Empty;
        for (var i = 0; i < all.Length; i++)
        {
            var part = (isBefore && i > 0 ? separator.TrimStart() : string.Empty)
                + all[i]
                + (i == all.Length - 1 ? end : isBefore ? string.Empty : separator.TrimEnd());
            if (line.Length > 0 && line.Length + part.Length > MostInLine / 2)
            {
                Line(line);
                line = string.Empty;
            }

            line = line.Length == 0 ? part : $"{line} {part}";
        }

        Line(line);
        _depth--;
    }

    public override string ToString() => _text.ToString();
}
