namespace TypedFlows.Generator.Tests.Analysis.Expressions;

/// <summary>Writes a text in every form of C# literal. The marks around the expected location are characters of the text.</summary>
internal static class LiteralForms
{
    public const char Open = '\uE000';
    public const char Close = '\uE001';

    /// <summary>Gets the forms. A form returns code in which <c>@T</c> is the use of the text, and that text.</summary>
    public static Dictionary<string, Func<string, Form>> All { get; } = new()
    {
        ["plain"] = text => new("@T", $"\"{Plain(text)}\""),
        ["escapes"] = text => new("@T", $"\"{Plain(text).Replace("e", "\\u0065").Replace("2", "\\x32")}\""),
        ["verbatim"] = text => new("@T", $"@\"{Verbatim(text)}\""),
        ["raw"] = text => new("@T", $"\"\"\" {text}\"\"\""),
        ["raw lines"] = text => new("@T", $"\"\"\"\n        /* a\n\n          b */\n        {text}\n        \"\"\""),
        ["interpolated"] = text => new("@T", $"$\"{{Blank}}{Braces(Plain(text))}\""),
        ["interpolated verbatim"] = text => new("@T", $"$@\"{{Blank}}{Braces(Verbatim(text))}\""),
        ["interpolated raw"] = text => new("@T", $"$$$\"\"\" {{{{{{Blank}}}}}}{text}\"\"\""),
        ["interpolated raw lines"] = text => new("@T", $"$$$\"\"\"\n        {{{{{{Blank}}}}}}\n          {text}\n        \"\"\""),
        ["concatenation"] = text =>
            new("@T", $"Blank + \"{Plain(text[..(text.Length / 2)])}\" + (@\"{Verbatim(text[(text.Length / 2)..])}\")"),
        ["constant"] = text => new("@T; } const string Text = @V; static void More() { ", $"\"{Plain(text)}\"", "Text"),
        ["static field"] = text => new(
            "@T; } static readonly string Text = @V; static void More() { ", $"\"{Plain(text)}\"", "Text"),
        ["local constant"] = text => new("const string local = @V; @T", $"@\"{Verbatim(text)}\"", "local"),
        ["local"] = text => new("var local = @V; @T", $"$\"{{Blank}}{Braces(Plain(text))}\"", "local"),
        ["name"] = text => new("@T", $"nameof(x) + \" + \" + \"{Plain(text)}\""),
    };

    /// <summary>Returns code without the marks, and what is between them.</summary>
    public static (string Code, int Start, int Length) Unmarked(string code)
    {
        var (start, end) = (code.IndexOf(Open), code.IndexOf(Close) - 1);
        return (code.Replace(Open.ToString(), "").Replace(Close.ToString(), ""), start, end - start);
    }

    private static string Plain(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");

    private static string Verbatim(string text) => text.Replace("\"", "\"\"");

    private static string Braces(string text) => text.Replace("{", "{{").Replace("}", "}}");

    /// <summary>Represents a form of a text.</summary>
    /// <param name="Code">The code around a statement <c>@T</c>, with <c>@V</c> for a value that is declared elsewhere.</param>
    /// <param name="Value">The C# expression of the text.</param>
    /// <param name="Name">The name that the statement uses, or null for the value itself.</param>
    internal sealed record Form(string Code, string Value, string? Name = null)
    {
        /// <summary>Returns the code with a statement in which <c>@E</c> is the text.</summary>
        public string In(string statement) => Code
            .Replace("@T", statement.Replace("@E", Name ?? Value, StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("@V", Value, StringComparison.Ordinal);
    }
}
