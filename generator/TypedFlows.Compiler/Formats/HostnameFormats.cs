namespace TypedFlows.Compiler.Formats;

/// <summary>Checks host names: RFC 1123 section 2.1 for ASCII, and IDNA2008 (RFC 5890 to 5893) for internationalized names.</summary>
internal static class HostnameFormats
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;
    private const string AcePrefix = "xn--";

    // RFC 3490 section 3.1: each of these characters separates labels.
    private static readonly char[] s_dots = ['.', '\u3002', '\uff0e', '\uff61'];

    public static bool IsHostname(string text) => text.Length is > 0 and <= LongestName && text.Split('.').All(IsAsciiLabel);

    public static bool IsIdnHostname(string text)
    {
        var length = -1;
        foreach (var label in text.Split(s_dots))
        {
            var ascii = IsAscii(label) ? (IsAsciiLabel(label) ? label : null)
                : IdnaLabel.IsUnicodeLabel(label) && Punycode.Encode(label) is { } encoded ? AcePrefix + encoded
                : null;
            if (ascii is null || ascii.Length > LongestLabel)
            {
                return false;
            }

            length += ascii.Length + 1;
        }

        return length <= LongestName;
    }

    private static bool IsAsciiLabel(string label)
    {
        if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[label.Length - 1] == '-'
            || !label.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-'))
        {
            return false;
        }

        // Two hyphens at this position are reserved for encodings. Punycode is the only one.
        return label.Length < 4 || label[2] != '-' || label[3] != '-'
            || (label.StartsWith(AcePrefix, StringComparison.OrdinalIgnoreCase)
                && Punycode.Decode(label.Substring(AcePrefix.Length)) is { } decoded
                && !IsAscii(decoded) && IdnaLabel.IsUnicodeLabel(decoded)
                && string.Equals(Punycode.Encode(decoded), label.Substring(AcePrefix.Length), StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsAscii(string text) => text.All(c => c < 0x80);
}
