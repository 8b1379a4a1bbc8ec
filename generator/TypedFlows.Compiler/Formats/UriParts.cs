namespace TypedFlows.Compiler.Formats;

/// <summary>Represents the components of a URI reference (RFC 3986 appendix B). A missing component is null.</summary>
internal readonly record struct UriParts(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
{
    public static UriParts Split(string text)
    {
        var (path, fragment) = Cut(text, text.IndexOf('#'));
        (path, var query) = Cut(path, path.IndexOf('?'));
        string? scheme = null;
        if (SchemeLength(path) is > 0 and var length)
        {
            scheme = path.Substring(0, length);
            path = path.Substring(length + 1);
        }

        if (!path.StartsWith("//", StringComparison.Ordinal))
        {
            return new UriParts(scheme, null, path, query, fragment);
        }

        var end = path.IndexOf('/', 2) is >= 0 and var slash ? slash : path.Length;
        return new UriParts(scheme, path.Substring(2, end - 2), path.Substring(end), query, fragment);
    }

    private static (string Before, string? After) Cut(string text, int at) =>
        at < 0 ? (text, null) : (text.Substring(0, at), text.Substring(at + 1));

    // Returns the length of the text before the colon if it is a scheme, or 0.
    private static int SchemeLength(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isLetter = text[i] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
            if (!isLetter && (i == 0 || text[i] is not ((>= '0' and <= '9') or '+' or '.' or '-')))
            {
                return text[i] == ':' ? i : 0;
            }
        }

        return 0;
    }
}
