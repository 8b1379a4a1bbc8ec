namespace TypedFlows.Compiler.Formats;

/// <summary>
/// The formats of draft-07. This folder depends on nothing: the runtime compiles the same files, so that there is one meaning.
/// </summary>
internal static class StringFormats
{
    private static readonly Dictionary<string, Func<string, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["date-time"] = DateTimeFormats.IsDateTime,
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
        ["uri-template"] = UriTemplateFormat.IsUriTemplate,
        ["uuid"] = UuidFormat.IsUuid,
        ["json-pointer"] = JsonPointerFormats.IsJsonPointer,
        ["relative-json-pointer"] = JsonPointerFormats.IsRelativeJsonPointer,
        ["regex"] = EcmaPattern.IsPattern,
    };

    /// <summary>The formats that refuse something.</summary>
    public static IReadOnlyCollection<string> Names => Checks.Keys;

    /// <summary>Whether the format refuses anything; every other one is an annotation.</summary>
    public static bool Knows(string format) => Checks.ContainsKey(format);

    /// <summary>Whether the text has the format; true for one that is not known.</summary>
    public static bool Matches(string format, string text) => !Checks.TryGetValue(format, out var check) || check(text);
}
