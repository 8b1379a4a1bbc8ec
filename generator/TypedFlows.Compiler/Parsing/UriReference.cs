using System.Text;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Resolves URI references (RFC 3986) as text. A base may be a path, such as the path of a spec file.</summary>
internal static class UriReference
{
    /// <summary>Resolves the reference against a base (RFC 3986 section 5.2). The fragment is kept as written.</summary>
    public static string Resolve(string @base, string reference)
    {
        var given = Split(reference);
        if (given.Scheme is not null)
        {
            return Join(given with { Path = RemoveDots(given.Path) });
        }

        var origin = Split(@base);
        if (given.Authority is not null)
        {
            return Join(given with { Scheme = origin.Scheme, Path = RemoveDots(given.Path) });
        }

        if (given.Path.Length == 0)
        {
            return Join(origin with { Query = given.Query ?? origin.Query, Fragment = given.Fragment });
        }

        var path = given.Path[0] == '/' ? given.Path
            : origin is { Authority: not null, Path.Length: 0 } ? "/" + given.Path
            : origin.Path.Substring(0, origin.Path.LastIndexOf('/') + 1) + given.Path;
        var isOfFile = origin is { Scheme: null, Authority: null };
        return Join(given with { Scheme = origin.Scheme, Authority = origin.Authority, Path = RemoveDots(path, isOfFile) });
    }

    /// <summary>
    /// Splits the reference into the text before the fragment and the percent-decoded fragment, which is empty if there is none.
    /// </summary>
    public static (string Uri, string Fragment) SplitFragment(string uri)
    {
        var hash = uri.IndexOf('#');
        return hash < 0 ? (uri, string.Empty) : (uri.Substring(0, hash), Uri.UnescapeDataString(uri.Substring(hash + 1)));
    }

    /// <summary>Returns the path of a file as a reference.</summary>
    public static string OfPath(string path) =>
        path.Replace('\\', '/').Replace("%", "%25").Replace("#", "%23").Replace("?", "%3F");

    private static UriParts Split(string text)
    {
        string? fragment = null, query = null, scheme = null, authority = null;
        var hash = text.IndexOf('#');
        if (hash >= 0)
        {
            fragment = text.Substring(hash + 1);
            text = text.Substring(0, hash);
        }

        var mark = text.IndexOf('?');
        if (mark >= 0)
        {
            query = text.Substring(mark + 1);
            text = text.Substring(0, mark);
        }

        var colon = text.IndexOf(':');
        if (colon > 0 && IsScheme(text, colon))
        {
            scheme = text.Substring(0, colon);
            text = text.Substring(colon + 1);
        }

        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = text.IndexOf('/', 2);
            authority = slash < 0 ? text.Substring(2) : text.Substring(2, slash - 2);
            text = slash < 0 ? string.Empty : text.Substring(slash);
        }

        return new UriParts(scheme, authority, text, query, fragment);
    }

    private static bool IsScheme(string text, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var isLetter = text[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
            if (!isLetter && (i == 0 || text[i] is not ((>= '0' and <= '9') or '+' or '-' or '.')))
            {
                return false;
            }
        }

        return true;
    }

    private static string Join(UriParts parts)
    {
        var text = new StringBuilder();
        if (parts.Scheme is not null)
        {
            text.Append(parts.Scheme).Append(':');
        }

        if (parts.Authority is not null)
        {
            text.Append("//").Append(parts.Authority);
        }

        text.Append(parts.Path);
        if (parts.Query is not null)
        {
            text.Append('?').Append(parts.Query);
        }

        if (parts.Fragment is not null)
        {
            text.Append('#').Append(parts.Fragment);
        }

        return text.ToString();
    }

    // Removes the segments "." and ".." of a path (section 5.2.4). Segments above the root are ignored, but a file may be above the folder
    // of the base.
    private static string RemoveDots(string path, bool isOfFile = false)
    {
        if (path.IndexOf("./", StringComparison.Ordinal) < 0 && !path.EndsWith(".", StringComparison.Ordinal))
        {
            return path;
        }

        var isRooted = path.Length > 0 && path[0] == '/';
        var steps = (isRooted ? path.Substring(1) : path).Split('/');
        var kept = new List<string>();
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] is not ("." or ".."))
            {
                kept.Add(steps[i]);
                continue;
            }

            if (steps[i] == ".." && kept.Count > 0 && kept[kept.Count - 1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (steps[i] == ".." && isOfFile && !isRooted)
            {
                kept.Add("..");
            }

            if (i == steps.Length - 1)
            {
                kept.Add(string.Empty);
            }
        }

        return (isRooted ? "/" : string.Empty) + string.Join("/", kept);
    }

    private readonly record struct UriParts(string? Scheme, string? Authority, string Path, string? Query, string? Fragment);
}
