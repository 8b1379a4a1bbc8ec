namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Implements the functions of texts and patterns.</summary>
internal static class TextFunctions
{
    /// <summary>The length of the longest text that an expression creates.</summary>
    public const int MaxLength = 1_000_000;

    public static Dictionary<string, Func<FunctionCall, object?>> All { get; } = new()
    {
        ["concat"] = call => Texts(call) is { } texts ? Join(call, string.Empty, texts) : null,
        ["explode"] = call => List(JavaPattern.Split(call.MatchedText(0), call.TextOr(1, ","))),
        ["instr"] = Position,
        ["replacestr"] = call =>
            call.Text(1).Length == 0 ? call.Text(0) : Join(call, call.Text(2), call.Text(0).Split(call.Text(1))),
        ["substr"] = call => Part(call.Text(0), call.Integer(1), call.Integer(2)),
        ["lower"] = call => Lower(call.Text(0)),
        ["lcase"] = call => Lower(call.Text(0)),
        ["upper"] = call => Upper(call.Text(0)),
        ["ucase"] = call => Upper(call.Text(0)),
        ["split"] = call => List(call.Text(0).Split(call.Text(1).ToCharArray(), StringSplitOptions.RemoveEmptyEntries)),
        ["join"] = call => Join(call, call.Text(0), call.List(1).OfType<object>().Select(Values.Text)),
        ["lpad"] = call => Pad(call, isLeft: true),
        ["rpad"] = call => Pad(call, isLeft: false),
        ["left"] = call => Part(call.Text(0), 0, call.Integer(1)),
        ["right"] = call => Part(call.Text(0), Math.Max(0, call.Text(0).Length - Math.Max(0, call.Integer(1))), int.MaxValue),
        ["ltrim"] = call => call.Text(0).TrimStart(),
        ["rtrim"] = call => call.Text(0).TrimEnd(),
        ["trim"] = call => call.Text(0).Trim(),
        ["extract_regex"] = call => new ListValue(JavaPattern.Find(call.MatchedText(0), call.Text(1)) ?? []),
        ["matches_regex"] = call => JavaPattern.IsMatch(call.MatchedText(0), call.Text(1)),
        ["array_to_string"] = call =>
            Join(call, call.Text(0), ArrayFunctions.Flatten(call.List(1)).OfType<object>().Select(Values.Text)),
    };

    private static ListValue List(IEnumerable<string> texts) => new([.. texts]);

    // Java's casing in the root locale also maps one character to several.
    private static string Upper(string text) =>
        text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal).Replace("ı", "I", StringComparison.Ordinal);

    private static string Lower(string text) =>
        (text.Contains('İ', StringComparison.Ordinal) ? text.Replace("İ", "i̇", StringComparison.Ordinal) : text).ToLowerInvariant();

    // Returns null if a value is null.
    private static string[]? Texts(FunctionCall call)
    {
        var texts = new string[call.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (call[i] is null)
            {
                return null;
            }

            texts[i] = call.Text(i);
        }

        return texts;
    }

    private static string Part(string text, int start, int length)
    {
        start = Math.Clamp(start, 0, text.Length);
        return text.Substring(start, Math.Clamp(length, 0, text.Length - start));
    }

    private static object Position(FunctionCall call)
    {
        var (text, part) = (call.Text(0), call.Text(1));
        var at = Math.Clamp(call.Count > 2 ? call.Integer(2) : 0, 0, text.Length) - 1;
        var occurrence = call.Count > 3 ? call.Integer(3) : 0;
        for (var i = 0; i < Math.Max(1, occurrence); i++)
        {
            at = at + 1 > text.Length ? -1 : text.IndexOf(part, at + 1, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1L;
            }
        }

        return (long)at;
    }

    private static string Pad(FunctionCall call, bool isLeft)
    {
        var text = call[0] is null ? string.Empty : call.Text(0);
        var size = call.Integer(1);
        if (size > MaxLength)
        {
            throw call.Fail($"the size {size} is more than {MaxLength}");
        }

        var missing = size - text.Length;
        if (missing <= 0)
        {
            return text;
        }

        var padding = call.TextOr(2, " ");
        var filled = string.Concat(Enumerable.Repeat(padding, (missing / padding.Length) + 1))[..missing];
        return isLeft ? filled + text : text + filled;
    }

    private static string Join(FunctionCall call, string separator, IEnumerable<string> parts)
    {
        var all = parts as string[] ?? [.. parts];
        var length = (long)separator.Length * Math.Max(0, all.Length - 1);
        foreach (var part in all)
        {
            length += part.Length;
        }

        return length <= MaxLength
            ? separator.Length == 0 ? string.Concat(all) : string.Join(separator, all)
            : throw call.Fail($"the text is longer than {MaxLength} characters");
    }
}
