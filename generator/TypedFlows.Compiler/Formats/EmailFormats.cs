using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.Formats;

/// <summary>Checks e-mail addresses: the Mailbox of RFC 5321 section 4.1.2 and of RFC 6531 section 3.3.</summary>
internal static class EmailFormats
{
    private const string AtomText = "-!#$%&'*+/=?^_`{|}~0-9A-Za-z";

    private static readonly Regex s_local = Local(string.Empty);
    private static readonly Regex s_idnLocal = Local(@"\u0080-\uffff");

    public static bool IsEmail(string text) => Is(text, s_local, HostnameFormats.IsHostname);

    public static bool IsIdnEmail(string text) => Is(text, s_idnLocal, HostnameFormats.IsIdnHostname);

    // The local part is a Dot-string or a Quoted-string.
    private static Regex Local(string unicode)
    {
        var atom = $"[{AtomText}{unicode}]+";
        return new($@"\A(?:{atom}(?:\.{atom})*|""(?:[ !#-\[\]-~{unicode}]|\\[ -~])*"")\z", RegexOptions.CultureInvariant);
    }

    private static bool Is(string text, Regex local, Func<string, bool> isHostname)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && CodePoints.Of(text) is not null && local.IsMatch(text.Substring(0, at))
            && text.Substring(at + 1) is var domain && (IsLiteral(domain) || isHostname(domain));
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
