using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Resolves URI references (RFC 3986) as text. A base may be a path, such as the path of a spec file.</summary>
internal static class UriReference
{
    /// <summary>Resolves the reference against a base (RFC 3986 section 5.2). The fragment is kept as written.</summary>
    public static string Resolve(string @base, string reference)
    {
        var given = UriParts.Split(reference);
        if (given.Scheme is not null)
        {
            return Join(given with { Path = RemoveDots(given.Path) });
        }

        var origin = UriParts.Split(@base);
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

    private static string Join(UriParts parts) =>
        (parts.Scheme is { } scheme ? scheme + ":" : string.Empty) + (parts.Authority is { } authority ? "//" + authority : string.Empty)
        + parts.Path + (parts.Query is { } query ? "?" + query : string.Empty)
        + (parts.Fragment is { } fragment ? "#" + fragment : string.Empty);

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
}
