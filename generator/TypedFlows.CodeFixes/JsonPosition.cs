using System.Text.RegularExpressions;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CodeFixes;

/// <summary>Finds the position of a JSON Pointer in a JSON text, as far as the text is well formed.</summary>
internal static class JsonPosition
{
    private static readonly Regex s_token = new(
        @"\G\s*(?<token>""(?:[^""\\]|\\.)*""|[{}\[\]:,]|[^\s""{}\[\]:,]+)", RegexOptions.Compiled | RegexOptions.Singleline);

    /// <returns>The start of the value or of the name of its property, or null if the pointer cannot be resolved.</returns>
    public static int? Find(string text, string pointer)
    {
        var steps = JsonPointer.Tokens(pointer);
        var open = new Stack<(bool IsObject, int Index, string? Name)>();
        var found = 0;
        var start = 0;
        string? last = null;
        for (var match = s_token.Match(text); match.Success; match = match.NextMatch())
        {
            var token = match.Groups["token"].Value;
            var at = match.Groups["token"].Index;
            switch (token)
            {
                case ":" when open.Count > 0:
                    open.Push(open.Pop() with { Name = Regex.Unescape(last!.Trim('"').Replace("\\/", "/")) });
                    continue;
                case ",":
                    open.Push(open.Pop() is var (isObject, index, _) ? (isObject, index + 1, null) : default);
                    continue;
                case "}" or "]":
                    open.Pop();
                    found = Math.Min(found, open.Count);
                    if (open.Count == 0)
                    {
                        return null;
                    }

                    continue;
            }

            // A text in an object is a name if a colon follows.
            var isName = open.Count > 0 && open.Peek() is { IsObject: true, Name: null };
            start = isName ? at : open.Count > 0 && open.Peek().IsObject ? start : at;
            last = token;
            if (isName)
            {
                continue;
            }

            if (open.Count == found + 1
                && found < steps.Count
                && (open.Peek().IsObject
                    ? open.Peek().Name == steps[found]
                    : open.Peek().Index.ToString(System.Globalization.CultureInfo.InvariantCulture) == steps[found]))
            {
                found++;
            }

            if (found == steps.Count && open.Count == found)
            {
                return start;
            }

            if (token is "{" or "[")
            {
                open.Push((token == "{", 0, null));
            }
        }

        return null;
    }
}
