namespace TypedFlows.Compiler.Formats;

/// <summary>Checks URIs (RFC 3986) and IRIs (RFC 3987), absolute or as a reference.</summary>
internal static class UriFormats
{
    private const string SubDelimiters = "!$&'()*+,;=";

    public static bool IsUri(string text) => Is(text, isIri: false, needsScheme: true);

    public static bool IsUriReference(string text) => Is(text, isIri: false, needsScheme: false);

    public static bool IsIri(string text) => Is(text, isIri: true, needsScheme: true);

    public static bool IsIriReference(string text) => Is(text, isIri: true, needsScheme: false);

    private static bool Is(string text, bool isIri, bool needsScheme)
    {
        var hash = text.IndexOf('#');
        if (hash >= 0)
        {
            if (!HasOnly(text.Substring(hash + 1), SubDelimiters + ":@/?", isIri))
            {
                return false;
            }

            text = text.Substring(0, hash);
        }

        var mark = text.IndexOf('?');
        if (mark >= 0)
        {
            if (!HasOnly(text.Substring(mark + 1), SubDelimiters + ":@/?", isIri, isQuery: true))
            {
                return false;
            }

            text = text.Substring(0, mark);
        }

        var colon = text.IndexOf(':');
        var hasScheme = colon > 0 && IsScheme(text, colon);
        if (needsScheme && !hasScheme)
        {
            return false;
        }

        text = hasScheme ? text.Substring(colon + 1) : text;
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = text.IndexOf('/', 2);
            return IsAuthority(slash < 0 ? text.Substring(2) : text.Substring(2, slash - 2), isIri)
                && (slash < 0 || HasOnly(text.Substring(slash), SubDelimiters + ":@/", isIri));
        }

        // Without a scheme, the first segment must not contain a colon, because the text before it would be a scheme.
        var step = text.IndexOf('/');
        var first = step < 0 ? text : text.Substring(0, step);
        return (hasScheme || first.IndexOf(':') < 0) && HasOnly(text, SubDelimiters + ":@/", isIri);
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

    private static bool IsAuthority(string text, bool isIri)
    {
        var at = text.IndexOf('@');
        if (at >= 0)
        {
            if (!HasOnly(text.Substring(0, at), SubDelimiters + ":", isIri))
            {
                return false;
            }

            text = text.Substring(at + 1);
        }

        string port;
        if (text.StartsWith("[", StringComparison.Ordinal))
        {
            var end = text.IndexOf(']');
            if (end < 0 || !IsLiteralAddress(text.Substring(1, end - 1)))
            {
                return false;
            }

            port = text.Substring(end + 1);
        }
        else
        {
            var colon = text.IndexOf(':');
            port = colon < 0 ? string.Empty : text.Substring(colon);
            if (!HasOnly(colon < 0 ? text : text.Substring(0, colon), SubDelimiters, isIri))
            {
                return false;
            }
        }

        return port.Length == 0 || (port[0] == ':' && port.Skip(1).All(c => c is >= '0' and <= '9'));
    }

    private static bool IsLiteralAddress(string text)
    {
        if (text.Length == 0 || text[0] is not ('v' or 'V'))
        {
            return AddressFormats.IsIpv6(text);
        }

        var dot = text.IndexOf('.');
        return dot > 1 && dot < text.Length - 1
            && text.Substring(1, dot - 1).All(IsHex)
            && text.Skip(dot + 1).All(c => IsUnreserved(c) || c == ':' || SubDelimiters.IndexOf(c) >= 0);
    }

    private static bool HasOnly(string text, string others, bool isIri, bool isQuery = false)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsUnreserved(c) || others.IndexOf(c) >= 0)
            {
                continue;
            }

            if (c == '%' && i + 2 < text.Length && IsHex(text[i + 1]) && IsHex(text[i + 2]))
            {
                i += 2;
                continue;
            }

            if (!isIri || c < 0x80)
            {
                return false;
            }

            var isPair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            if (!IsUniversal(isPair ? char.ConvertToUtf32(c, text[i + 1]) : c, isQuery))
            {
                return false;
            }

            i += isPair ? 1 : 0;
        }

        return true;
    }

    private static bool IsUnreserved(char c) =>
        c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '.' or '_' or '~';

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // These are ucschar of RFC 3987 and, in a query, iprivate.
    private static bool IsUniversal(int c, bool isQuery) => c switch
    {
        >= 0xa0 and <= 0xd7ff or >= 0xf900 and <= 0xfdcf or >= 0xfdf0 and <= 0xffef => true,
        >= 0x10000 and <= 0xdfffd => (c & 0xffff) <= 0xfffd,
        >= 0xe1000 and <= 0xefffd => true,
        >= 0xe000 and <= 0xf8ff or >= 0xf0000 and <= 0xffffd or >= 0x100000 and <= 0x10fffd => isQuery,
        _ => false,
    };
}
