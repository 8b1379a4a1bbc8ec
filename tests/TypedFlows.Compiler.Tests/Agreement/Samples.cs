namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>
/// Provides the values of generated schemas and documents: few enough to coincide, including values that engines often handle wrongly.
/// </summary>
internal static class Samples
{
    public static readonly string[] Names = ["a", "b", "c"];

    /// <summary>Names that code must escape, rename or distinguish.</summary>
    public static readonly string[] UnusualNames =
    [
        "", " ", "A", "a b", "a-b", "x/y", "m~n", "%25", "é", "😀", "class", "Equals", "json", "value", "validation",
        "additionalProperties", "Item", "$ref", "1", "\"", "\\", "{0}", "\t", "__proto__",
    ];

    public static readonly string[] Numbers =
    [
        "0", "1", "2", "3", "-1", "-3", "10", "1.5", "-0.5", "0.1", "2.0", "1e2", "1E+2", "1e-2", "-0", "0e5",
    ];

    /// <summary>Numbers just within or beyond the range of long and double.</summary>
    public static readonly string[] HugeNumbers =
    [
        "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "12345678901234567890", "1e30", "1e400", "-1e400",
        "1e-400", "1e1000000000", "0.1000000000000000055511151231257827", "1.7976931348623157e308", "5e-324", "0.30000000000000004",
        "1.0000000000000000000000001",
    ];

    public static readonly string[] Divisors =
    [
        "1",
        "2",
        "3",
        "0.5",
        "0.1",
        "0.01",
        "1e-2",
        "1.5",
        "7e-7",
        "1e3",
        "9007199254740993",
        "1e-400",
    ];

    public static readonly string[] Texts =
    [
        "", "x", "xy", "abc", "A", "a", "b", "2", "1.0", "1e3", "true", "null", "é", "e\u0301", "😀", "😀😀", "\ud83d", "\udc00x", "\0",
        "\t", "\"", "\\", "a b", "a/b", "a\n", "\u2028", "ﬀ", "İ",
    ];

    /// <summary>Patterns, each with texts that it matches and texts that it nearly matches.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Patterns = new Dictionary<string, string[]>
    {
        ["^a"] = ["a", "ab", "ba", "A"],
        ["b|c"] = ["b", "xcx", "x", ""],
        [@"^\d$"] = ["1", "٣", "12", "1\n"],
        ["x"] = ["x", "axb", "X"],
        ["^$"] = ["", "\n", " "],
        ["[12]"] = ["1", "3", "x2"],
        ["^.{2,3}$"] = ["ab", "abc", "a", "abcd", "😀", "a\nb", "é\u0301"],
        [@"^\S*$"] = ["ab", "a b", "a\u00a0b", "a\ufeffb", ""],
        [@"^\w+$"] = ["aZ_9", "é", "", "a-b"],
        ["^(?!a)"] = ["b", "a", ""],
        [@"^\u00e9$"] = ["é", "e\u0301", "e"],
        ["^[^a-c]+$"] = ["xyz", "xaz", "é😀"],
        [@"^(x)\1$"] = ["xx", "x", "xxx"],
        [@"\.json$"] = ["a.json", "ajson", ".json\n"],
        ["^😀$"] = ["😀", "😀😀"],
        [@"^[\w.-]+@x$"] = ["a.b-c@x", "@x", "é@x"],
    };

    /// <summary>Formats, each with texts that have it and texts that nearly do.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Formats = new Dictionary<string, string[]>
    {
        ["date-time"] =
            [
                "2024-05-01T12:00:00Z",
                "2024-05-01t12:00:00.5+02:00",
                "2024-05-01T12:00:00",
                "2023-02-29T12:00:00Z",
                "1998-12-31T23:59:60Z",
            ],
        ["date"] = ["2024-02-29", "2023-02-29", "2024-5-1", "٢٠٢٤-05-01"],
        ["time"] = ["12:00:00Z", "12:00:00", "24:00:00Z", "23:59:60Z"],
        ["email"] = ["a@b.c", "a@", "é@b.c", "\"a b\"@c.d"],
        ["idn-email"] = ["é@b.c", "@b"],
        ["hostname"] = ["a.b", "-a", "a_b", "xn--X", "a."],
        ["idn-hostname"] = ["é.b", "a。b", "〮a"],
        ["ipv4"] = ["1.2.3.4", "1.2.3", "01.2.3.4", "256.1.1.1", "1.2.3.4\n"],
        ["ipv6"] = ["::1", "1::2::3", "::1.2.3.4", ":::", "fe80::1%eth0"],
        ["uri"] = ["http://a/b", "/b", "a:", "http://é/", "//a"],
        ["uri-reference"] = ["/b", "", "#a", "\\a", "é"],
        ["iri"] = ["http://é/", "/é", "http:// "],
        ["iri-reference"] = ["é", "#é", "\\"],
        ["uuid"] = ["123e4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000", "123E4567-E89B-12D3-A456-42661417400g"],
        ["uri-template"] = ["/a{b}", "/a{b", "{é}", "{+b*}"],
        ["json-pointer"] = ["", "/a~1b", "/a~2", "a", "#/a"],
        ["relative-json-pointer"] = ["0#", "1/a", "01", "-1", "/a"],
        ["regex"] = ["^a$", "(", "a{,2}", "\\Z", "[a"],
        ["color"] = ["red", ""],
        ["password"] = ["hush", ""],
    };
}
