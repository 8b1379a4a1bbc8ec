namespace TypedFlows.Compiler.Formats;

/// <summary>Checks IPv4 addresses (RFC 2673 section 3.2) and IPv6 addresses without a zone (RFC 4291 section 2.2).</summary>
internal static class AddressFormats
{
    public static bool IsIpv4(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(IsByte);
    }

    public static bool IsIpv6(string text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return Groups(text, true) == 8;
        }

        var left = text.Substring(0, gap);
        var right = text.Substring(gap + 2);
        var before = left.Length == 0 ? 0 : Groups(left, false);
        var after = right.Length == 0 ? 0 : Groups(right, true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    // Returns the number of 16-bit groups, or -1 if the text is invalid. An IPv4 address may replace the last two groups.
    private static int Groups(string text, bool isLast)
    {
        var parts = text.Split(':');
        var count = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (isLast && i == parts.Length - 1 && IsIpv4(parts[i]))
            {
                count += 2;
            }
            else if (parts[i].Length is > 0 and <= 4 && parts[i].All(IsHex))
            {
                count++;
            }
            else
            {
                return -1;
            }
        }

        return count;
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // Some parsers read a number with a leading zero as octal.
    private static bool IsByte(string text) =>
        text.Length is > 0 and <= 3 && text.All(c => c is >= '0' and <= '9') && (text.Length == 1 || text[0] != '0')
        && (text.Length < 3 || string.CompareOrdinal(text, "255") <= 0);
}
