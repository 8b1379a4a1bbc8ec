namespace TypedFlows.Compiler.Formats;

/// <summary>
/// The formats of draft-07. This folder depends on nothing: the runtime compiles the same files, so that there is one meaning.
/// </summary>
internal static class StringFormats
{
    /// <summary>Whether the format refuses anything; every other one is an annotation.</summary>
    public static bool Knows(string format) => Check(format) is not null;

    /// <summary>Whether the text has the format; true for one that is not known.</summary>
    public static bool Matches(string format, string text) => Check(format) is not { } check || check(text);

    private static Func<string, bool>? Check(string format) => format switch
    {
        "date-time" => DateTimeFormats.IsDateTime,
        "date" => DateTimeFormats.IsDate,
        "time" => DateTimeFormats.IsTime,
        "email" => EmailFormats.IsEmail,
        "idn-email" => EmailFormats.IsIdnEmail,
        "hostname" => HostnameFormats.IsHostname,
        "idn-hostname" => HostnameFormats.IsIdnHostname,
        "ipv4" => AddressFormats.IsIpv4,
        "ipv6" => AddressFormats.IsIpv6,
        "uri" => UriFormats.IsUri,
        "uri-reference" => UriFormats.IsUriReference,
        "iri" => UriFormats.IsIri,
        "iri-reference" => UriFormats.IsIriReference,
        "uri-template" => UriTemplateFormat.IsUriTemplate,
        "uuid" => UuidFormat.IsUuid,
        "json-pointer" => JsonPointerFormats.IsJsonPointer,
        "relative-json-pointer" => JsonPointerFormats.IsRelativeJsonPointer,
        "regex" => EcmaPattern.IsPattern,
        _ => null,
    };
}
