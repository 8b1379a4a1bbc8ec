using System.Text.RegularExpressions;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Importing;

/// <summary>Recognizes credentials by the name of their property or by their text. In doubt, a text is a credential.</summary>
internal static partial class SecretText
{
    private const int MinKeyLength = 32;
    private const double MinKeyEntropy = 4.2;

    // The names of credentials that a service may show, in addition to those that it must hide.
    [GeneratedRegex(
        "(access|account|api|auth|encryption|master|private|public|sas|secret|shared|signing|ssh|storage|subscription)-?_?key(_?-?id)?$"
            + "|token$|signature$|^sas|sas$|sasurl$|authorization$|credential|password|passphrase|secret|connectionstring",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretName();

    // Signatures and keys in addresses and connection strings, private keys, tokens, and the keys of well-known services.
    [GeneratedRegex(
        @"(^|[?&;,\s'""])(sig|signature|x-amz-signature|x-amz-credential|x-amz-security-token|x-goog-signature|token|access_token|"
            + @"api[-_]?key|apikey|key|code|password|pwd|passwd|secret|client_secret|accountkey|sharedaccesskey|sharedaccesssignature|"
            + @"accesskey|subscription-key)\s*=\s*[^=&;,\s'""]"
            + @"|-----BEGIN [A-Z ]*-----|://[^/@\s]*:[^/@\s]*@|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}"
            + @"|\b(AKIA|ASIA)[0-9A-Z]{12,}|\bAIza[0-9A-Za-z_-]{20,}|\bgh[pousr]_[0-9A-Za-z]{20,}|\bxox[abprs]-|\bsk_(live|test)_"
            + @"|\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretPart();

    [GeneratedRegex("[A-Za-z0-9+/_-]{32,}={0,2}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyPart();

    /// <summary>Returns whether the property is a credential by its name.</summary>
    public static bool IsName(string name) => SecretNames.IsWellKnown(name) || SecretName().IsMatch(name);

    /// <summary>Returns whether the text is a credential or contains one.</summary>
    /// <param name="name">The name of its property. The text of an id may look like a key.</param>
    public static bool IsValue(string text, string name = "") => SecretPart().IsMatch(text)
        || (!name.EndsWith("id", StringComparison.OrdinalIgnoreCase) && HasKey(text));

    private static bool HasKey(string text)
    {
        foreach (var part in KeyPart().EnumerateMatches(text))
        {
            if (IsKey(text.AsSpan(part.Index, part.Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether a text of letters and digits is random, as keys are and names are not.</summary>
    private static bool IsKey(ReadOnlySpan<char> text)
    {
        var counts = new Dictionary<char, int>();
        var (upper, lower, digits) = (0, 0, 0);
        foreach (var c in text)
        {
            counts[c] = counts.GetValueOrDefault(c) + 1;
            upper += char.IsAsciiLetterUpper(c) ? 1 : 0;
            lower += char.IsAsciiLetterLower(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        if (text.Length < MinKeyLength)
        {
            return false;
        }

        // A text of hexadecimal digits without hyphens is a key or a hash, never a name.
        if (text.IndexOfAnyExcept("0123456789abcdefABCDEF") < 0 && digits > 0 && upper + lower > 0)
        {
            return true;
        }

        var length = text.Length;
        var entropy = -counts.Values.Sum(count => (double)count / length * Math.Log2((double)count / length));
        return upper > 2 && lower > 2 && digits > 1 && entropy > MinKeyEntropy;
    }
}
