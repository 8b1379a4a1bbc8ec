using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Emit;

namespace TypedFlows.Tool.Importing;

/// <summary>An expression in C#, which is printed on one line if it fits.</summary>
internal abstract record Code
{
    private const int LineLength = 136;
    private const int Step = 4;

    /// <param name="Value">C# on one line.</param>
    public sealed record Text(string Value) : Code;

    /// <summary>An expression with items, such as an object initializer or a call.</summary>
    /// <param name="Open">A brace, bracket or parenthesis.</param>
    public sealed record Block(string Head, char Open, IReadOnlyList<Item> Items) : Code;

    /// <summary>One item of a block.</summary>
    /// <param name="Name">The name with its separator, such as <c>Path = </c>; empty for an item without a name.</param>
    public sealed record Item(string Name, Code Value)
    {
        /// <summary>Gets the comments before the item.</summary>
        public IReadOnlyList<string> Comments { get; init; } = [];

        /// <summary>Gets the ids of the diagnostics that the item causes and that are suppressed.</summary>
        public IReadOnlyList<string> Suppressed { get; init; } = [];

        public bool IsPlain => Comments.Count == 0 && Suppressed.Count == 0 && Value.IsPlain;
    }

    private bool IsPlain => this is not Block block || block.Items.All(item => item.IsPlain);

    /// <summary>Returns a string literal.</summary>
    public static Text Literal(string text) => new(CSharpText.Literal(text));

    /// <summary>Returns text for a comment on one line. It cannot end the comment.</summary>
    public static string Comment(string text) => string.Concat(text.Select(
        c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c));

    /// <summary>Returns the code for a location that is indented and follows other text in its line.</summary>
    public string Print(int indent, int used)
    {
        if (this is not Block block)
        {
            return ((Text)this).Value;
        }

        if (IsPlain && Flat() is var flat && indent + used + flat.Length < LineLength && !flat.Contains('\n', StringComparison.Ordinal))
        {
            return flat;
        }

        var inner = new string(' ', indent + Step);
        var code = new StringBuilder(block.Head);
        code.Append(block.Open == '{' ? $"\n{new string(' ', indent)}{{\n" : $"{block.Open}\n");
        for (var i = 0; i < block.Items.Count; i++)
        {
            var item = block.Items[i];
            foreach (var comment in item.Comments)
            {
                code.Append(CultureInfo.InvariantCulture, $"{inner}// {Comment(comment)}\n");
            }

            foreach (var id in item.Suppressed)
            {
                code.Append(CultureInfo.InvariantCulture, $"#pragma warning disable {id}\n");
            }

            // An initializer begins in a line of its own. A call ends without a comma, in the line of its last argument.
            var value = item.Value.Print(indent + Step, item.Name.Length + 1);
            var name = value.StartsWith('\n') ? item.Name.TrimEnd() : item.Name;
            code.Append(CultureInfo.InvariantCulture, $"{inner}{name}{value}");
            if (block.Open == '(' && i == block.Items.Count - 1)
            {
                return code.Append(')').ToString();
            }

            code.Append(",\n");
            foreach (var id in item.Suppressed)
            {
                code.Append(CultureInfo.InvariantCulture, $"#pragma warning restore {id}\n");
            }
        }

        return code.Append(' ', indent).Append(Close(block.Open)).ToString();
    }

    /// <summary>Returns the code on one line.</summary>
    public string Flat() => this is not Block block ? ((Text)this).Value
        : block is { Open: '{', Items.Count: 0 } ? $"{block.Head}()"
        : block.Open == '{' ? $"{block.Head} {{ {Joined(block)} }}".TrimStart()
        : $"{block.Head}{block.Open}{Joined(block)}{Close(block.Open)}";

    private static string Joined(Block block) => string.Join(", ", block.Items.Select(item => item.Name + item.Value.Flat()));

    private static char Close(char open) => open switch { '{' => '}', '[' => ']', _ => ')' };
}
