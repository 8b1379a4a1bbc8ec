namespace TypedFlows.Compiler.Formats;

/// <summary>
/// Checks the formats of draft-07. This folder has no dependencies. The runtime library compiles the same files, so that both engines
/// agree.
/// </summary>
internal static class StringFormats
{
    private static readonly Dictionary<string, Func<string, bool>> s_checks = new(StringComparer.Ordinal)
    {
        ["date-time"] = DateTimeFormats.IsDateTime,
        ["xdm-date-time"] = DateTimeFormats.IsXdmDateTime,
        ["date"] = DateTimeFormats.IsDate,
        ["time"] = DateTimeFormats.IsTime,
        ["email"] = EmailFormats.IsEmail,
        ["idn-email"] = EmailFormats.IsIdnEmail,
        ["hostname"] = HostnameFormats.IsHostname,
        ["idn-hostname"] = HostnameFormats.IsIdnHostname,
        ["ipv4"] = AddressFormats.IsIpv4,
        ["ipv6"] = AddressFormats.IsIpv6,
        ["uri"] = UriFormats.IsUri,
        ["uri-reference"] = UriFormats.IsUriReference,
        ["iri"] = UriFormats.IsIri,
        ["iri-reference"] = UriFormats.IsIriReference,
        ["uri-template"] = PatternFormats.IsUriTemplate,
        ["uuid"] = PatternFormats.IsUuid,
        ["json-pointer"] = PatternFormats.IsJsonPointer,
        ["relative-json-pointer"] = PatternFormats.IsRelativeJsonPointer,
        ["regex"] = EcmaPattern.IsPattern,
    };

    /// <summary>Gets the formats that are checked.</summary>
    public static IReadOnlyCollection<string> Names => s_checks.Keys;

    /// <summary>Returns a value indicating whether the format is checked. Every other format is an annotation.</summary>
    public static bool Knows(string format) => s_checks.ContainsKey(format);

    /// <summary>Returns a value indicating whether the text has the format. The result is true for an unknown format.</summary>
    public static bool Matches(string format, string text) => !s_checks.TryGetValue(format, out var check) || check(text);
}
