using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.Modeling;

/// <summary>C# names from the names of specs, properties and values; the rules stand in Naming.md.</summary>
internal static class Names
{
    private const int Longest = 120;

    private static readonly Dictionary<char, string> Symbols = new()
    {
        ['\t'] = "Tab",
        ['\n'] = "LineFeed",
        ['\r'] = "CarriageReturn",
        [' '] = "Space",
        [','] = "Comma",
        [';'] = "Semicolon",
        [':'] = "Colon",
        ['.'] = "Dot",
        ['|'] = "Pipe",
        ['\\'] = "Backslash",
        ['/'] = "Slash",
        ['-'] = "Hyphen",
        ['_'] = "Underscore",
        ['+'] = "Plus",
        ['*'] = "Asterisk",
        ['#'] = "Hash",
        ['$'] = "Dollar",
        ['%'] = "Percent",
        ['&'] = "Ampersand",
        ['@'] = "At",
        ['!'] = "Exclamation",
        ['?'] = "Question",
        ['='] = "Equals",
        ['<'] = "Less",
        ['>'] = "Greater",
        ['\''] = "Apostrophe",
        ['"'] = "Quote",
        ['('] = "OpenParenthesis",
        [')'] = "CloseParenthesis",
        ['['] = "OpenBracket",
        [']'] = "CloseBracket",
        ['{'] = "OpenBrace",
        ['}'] = "CloseBrace",
        ['^'] = "Caret",
        ['~'] = "Tilde",
        ['`'] = "Backtick",
    };

    // What C# takes for no name anywhere; the rest is no name in some places only.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed",
        "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong",
        "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    private static readonly HashSet<string> Keywords = new(Reserved, StringComparer.Ordinal)
    {
        "value", "field", "record", "required", "var", "when", "where", "with", "yield", "await", "async", "nameof", "dynamic", "and", "or", "not",
    };

    /// <summary>
    /// Splits at what is neither letter nor digit, from lower to upper, and before the last of several uppers that a lower follows;
    /// each word first upper, rest lower.
    /// </summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder();
        foreach (var word in Words(text))
        {
            name.Append(char.ToUpperInvariant(word[0]));
            name.Append(word.Substring(1).ToLowerInvariant());
        }

        if (name.Length == 0)
        {
            return text.Length == 0 ? "Empty" : Cut(SymbolName(text));
        }

        return Cut(char.IsDigit(name[0]) ? "_" + name : name.ToString());
    }

    /// <summary>The name of a parameter or local for a C# member; a keyword gets an at-sign.</summary>
    public static string Camel(string pascal)
    {
        var name = pascal[0] == '_' ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(name) ? "@" + name : name;
    }

    /// <summary>Whether C# takes it for a keyword wherever it stands.</summary>
    public static bool IsReserved(string text) => Reserved.Contains(text);

    /// <summary>True for what C# takes as a name without an at-sign.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && !Keywords.Contains(text) && (char.IsLetter(text[0]) || text[0] == '_') && text.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>The name of one of many, for the items of a list: <c>Columns</c> gives <c>Column</c>.</summary>
    public static string Singular(string pascal) =>
        pascal.EndsWith("ies", StringComparison.Ordinal) && pascal.Length > 4 ? pascal.Substring(0, pascal.Length - 3) + "y"
        : pascal.EndsWith("s", StringComparison.Ordinal) && !pascal.EndsWith("ss", StringComparison.Ordinal) && pascal.Length > 2
            ? pascal.Substring(0, pascal.Length - 1)
        : pascal + "Item";

    /// <summary>Makes a name that is not taken yet, with the least number that does, and takes it.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    // C# takes no more than 1023 characters, and a file's name a quarter of that.
    private static string Cut(string name) => name.Length <= Longest ? name : name.Substring(0, Longest);

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c))
            {
                if (word.Length > 0)
                {
                    yield return word.ToString();
                    word.Clear();
                }

                continue;
            }

            var startsWord = word.Length > 0 && char.IsUpper(c)
                && (!char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
            if (startsWord)
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(c);
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static string SymbolName(string text)
    {
        var name = new StringBuilder();
        foreach (var c in text)
        {
            name.Append(Symbols.TryGetValue(c, out var symbol) ? symbol : "U" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
