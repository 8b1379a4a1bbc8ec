namespace TypedFlows.Compiler.Formats;

/// <summary>Checks e-mail addresses: the Mailbox of RFC 5321 section 4.1.2 and of RFC 6531 section 3.3.</summary>
internal static class EmailFormats
{
    private const string AtomSigns = "!#$%&'*+-/=?^_`{|}~";

    public static bool IsEmail(string text) => Is(text, isIdn: false);

    public static bool IsIdnEmail(string text) => Is(text, isIdn: true);

    private static bool Is(string text, bool isIdn)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || CodePoints.Of(text) is null)
        {
            return false;
        }

        var local = text.Substring(0, at);
        var domain = text.Substring(at + 1);
        return (IsDotted(local, isIdn) || IsQuoted(local, isIdn))
            && (IsLiteral(domain) || (isIdn ? HostnameFormats.IsIdnHostname(domain) : HostnameFormats.IsHostname(domain)));
    }

    private static bool IsDotted(string text, bool isIdn) => text.Split('.').All(atom => atom.Length > 0
        && atom.All(
            c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
                || AtomSigns.IndexOf(c) >= 0
                || (isIdn && c >= 0x80)));

    private static bool IsQuoted(string text, bool isIdn)
    {
        if (text.Length < 2 || text[0] != '"' || text[text.Length - 1] != '"')
        {
            return false;
        }

        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\\')
            {
                i++;
                if (i == text.Length - 1 || text[i] is < ' ' or > '~')
                {
                    return false;
                }
            }
            else if (text[i] == '"' || text[i] < ' ' || (text[i] > '~' && !(isIdn && text[i] >= 0x80)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLiteral(string domain)
    {
        const string Ipv6 = "IPv6:";
        if (domain.Length < 2 || domain[0] != '[' || domain[domain.Length - 1] != ']')
        {
            return false;
        }

        var address = domain.Substring(1, domain.Length - 2);
        return address.StartsWith(Ipv6, StringComparison.OrdinalIgnoreCase)
            ? AddressFormats.IsIpv6(address.Substring(Ipv6.Length))
            : AddressFormats.IsIpv4(address);
    }
}
