using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.Formats;

/// <summary>Checks URIs (RFC 3986) and IRIs (RFC 3987), absolute or as a reference.</summary>
internal static class UriFormats
{
    private const string SubDelimiters = "!$&'()*+,;=";

    public static bool IsUri(string text) => Is(text, isIri: false, needsScheme: true);

    public static bool IsUriReference(string text) => Is(text, isIri: false, needsScheme: false);

    public static bool IsIri(string text) => Is(text, isIri: true, needsScheme: true);

    public static bool IsIriReference(string text) => Is(text, isIri: true, needsScheme: false);

    private static readonly Regex s_authority = new(
        @"\A(?:(?<user>[^@]*)@)?(?:\[(?<address>[^\]]*)\]|(?<host>[^:[]*))(?::[0-9]*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static bool Is(string text, bool isIri, bool needsScheme)
    {
        var parts = UriParts.Split(text);

        // Without a scheme, the first segment must not contain a colon, because the text before it would be a scheme.
        return (parts.Scheme is not null || (!needsScheme && parts.Path.Split('/')[0].IndexOf(':') < 0))
            && (parts.Authority is not { } authority || IsAuthority(authority, isIri))
            && HasOnly(parts.Path, SubDelimiters + ":@/", isIri)
            && HasOnly(parts.Query ?? string.Empty, SubDelimiters + ":@/?", isIri, isQuery: true)
            && HasOnly(parts.Fragment ?? string.Empty, SubDelimiters + ":@/?", isIri);
    }

    private static bool IsAuthority(string text, bool isIri)
    {
        var parts = s_authority.Match(text);
        return parts.Success
            && HasOnly(parts.Groups["user"].Value, SubDelimiters + ":", isIri)
            && HasOnly(parts.Groups["host"].Value, SubDelimiters, isIri)
            && (!parts.Groups["address"].Success || IsLiteralAddress(parts.Groups["address"].Value));
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
