using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Creates C# names from the names of specs, properties and values. Naming.md describes the rules.</summary>
internal static class Names
{
    private const int Longest = 120;

    private static readonly Dictionary<char, string> s_symbols = new()
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

    // These keywords are never valid identifiers. Contextual keywords are invalid only in some positions.
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed",
        "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong",
        "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    private static readonly HashSet<string> s_keywords = new(s_reserved, StringComparer.Ordinal)
    {
        "value", "field", "record", "required", "var", "when", "where", "with", "yield", "await", "async", "nameof", "dynamic", "and",
        "or", "not",
    };

    /// <summary>
    /// Splits a text into words at characters that are neither letter nor digit, from lower case to upper case, and before the last of
    /// several upper-case letters that a lower-case letter follows. Each word starts in upper case and continues in lower case.
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

    /// <summary>Returns the name of a parameter or local for a C# member. A keyword is prefixed with an at sign.</summary>
    public static string Camel(string pascal)
    {
        var name = pascal[0] == '_' ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return s_keywords.Contains(name) ? "@" + name : name;
    }

    /// <summary>Returns a value indicating whether the text is a reserved keyword of C#.</summary>
    public static bool IsReserved(string text) => s_reserved.Contains(text);

    /// <summary>Returns a value indicating whether the text is a C# identifier without an at sign.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0
            && !s_keywords.Contains(text)
            && (char.IsLetter(text[0]) || text[0] == '_')
            && text.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>Returns the singular of a name, for the items of a list: <c>Columns</c> becomes <c>Column</c>.</summary>
    public static string Singular(string pascal) =>
        pascal.EndsWith("ies", StringComparison.Ordinal) && pascal.Length > 4 ? pascal.Substring(0, pascal.Length - 3) + "y"
        : pascal.EndsWith("s", StringComparison.Ordinal) && !pascal.EndsWith("ss", StringComparison.Ordinal) && pascal.Length > 2
            ? pascal.Substring(0, pascal.Length - 1)
        : pascal + "Item";

    /// <summary>Creates a unique name with the lowest number that makes it unique, and adds it to the taken names.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    // C# accepts at most 1023 characters, and a file name about a quarter of that.
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
            name.Append(s_symbols.TryGetValue(c, out var symbol) ? symbol : "U" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
