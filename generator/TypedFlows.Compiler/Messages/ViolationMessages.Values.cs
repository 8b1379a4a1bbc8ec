using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <content>Describes values, types, and conditions.</content>
internal static partial class ViolationMessages
{
    private const int LongestValue = 60;
    private const int MostValues = 12;

    private static readonly (SchemaTypes Type, string Name)[] s_names =
    [
        (SchemaTypes.String, "a string"), (SchemaTypes.Integer, "an integer"), (SchemaTypes.Fraction, "a number"),
        (SchemaTypes.Boolean, "a boolean"),
        (SchemaTypes.Array, "an array"), (SchemaTypes.Object, "an object"), (SchemaTypes.Null, "null"),
    ];

    /// <summary>Returns the description of a value: <c>is 5</c> for a scalar, and <c>is an array</c> for any other value.</summary>
    /// <param name="text">The scalar as the message shows it.</param>
    public static string ActualScalar(string text) => "is " + text;

    /// <summary>Returns the description of a string. The caller never passes a secret.</summary>
    public static string ActualString(string text) => text.Length <= LongestValue ? ActualScalar(Quote(text)) : "is a longer string";

    /// <summary>Returns the description of a number, or null if the number is too long to show.</summary>
    public static string? ActualNumber(string text) => text.Length <= LongestValue ? ActualScalar(text) : null;

    /// <summary>Returns the description of a value by its types: <c>is an object</c>.</summary>
    public static string ActualTypes(SchemaTypes types) => ActualScalar(TypeNames(types));

    /// <summary>Returns the number of items or characters of a value: <c>has 3</c>.</summary>
    public static string ActualCount(int count) => "has " + count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the description of two duplicate items.</summary>
    public static string ActualDuplicateItems(int first, int second) =>
        $"items {first.ToString(CultureInfo.InvariantCulture)} and {second.ToString(CultureInfo.InvariantCulture)} are equal";

    /// <summary>Returns the number of matching alternatives of <c>oneOf</c>: none, or more than one.</summary>
    public static string ActualMatches(int count) => count == 0 ? "none matches" : "more than one matches";

    /// <summary>Joins facts with "and". Facts about arrays and objects are omitted.</summary>
    public static string Facts(IEnumerable<ConditionFact> facts) =>
        string.Join(" and ", facts.Where(f => f.Values is not { } values || (values.Count > 0 && values.All(IsScalar))).Select(Fact));

    private static string Fact(ConditionFact fact)
    {
        var subject = Subject(fact.Name);
        return fact.Values is not { } values ? subject + (fact.Holds ? " is given" : " is not given")
            : fact.Holds ? subject + " is " + Values(values, "or")
            : values.Count == 1 ? subject + " is not " + Value(values[0])
            : values.Count == 2 ? $"{subject} is neither {Value(values[0])} nor {Value(values[1])}"
            : subject + " is none of " + Values(values, "and");
    }

    private static bool IsScalar(JsonValue value) => value is not (JsonValue.Array or JsonValue.Object);

    private static string TypeNames(SchemaTypes types)
    {
        // Every integer is a number, so naming both would be confusing.
        var named = (types & SchemaTypes.Fraction) != 0 ? types & ~SchemaTypes.Integer : types;
        return Join(s_names.Where(n => (named & n.Type) != 0).Select(n => n.Name), "or");
    }

    private static string Values(EquatableArray<JsonValue> values, string conjunction) => values.Count <= MostValues
        ? Join(values.Select(Value), conjunction)
        : Join(
            [.. values.Take(MostValues - 1).Select(Value), (values.Count - MostValues + 1).ToString(CultureInfo.InvariantCulture)
                + " more"],
            conjunction);

    private static string Value(JsonValue value)
    {
        if (value is JsonValue.String text)
        {
            return Quote(text.Value);
        }

        var json = JsonText.Of(value);
        return json.Length <= LongestValue ? json : TypeNames(value.Type) + " that the schema specifies";
    }

    // Returns the name of the format as a noun.
    private static string FormatName(string format) => format switch
    {
        "date-time" => "a date and time such as 2024-05-01T12:00:00Z",
        "xdm-date-time" => "a date and time with seconds and zone such as 2024-05-01T12:00:00Z",
        "date" => "a date such as 2024-05-01",
        "time" => "a time such as 12:00:00Z",
        "email" or "idn-email" => "an e-mail address",
        "hostname" or "idn-hostname" => "a host name",
        "ipv4" => "an IPv4 address",
        "ipv6" => "an IPv6 address",
        "uri" => "an absolute URI",
        "uri-reference" => "a URI or a relative reference",
        "iri" => "an absolute IRI",
        "iri-reference" => "an IRI or a relative reference",
        "uuid" => "a UUID",
        "uri-template" => "a URI template",
        "json-pointer" => "a JSON Pointer",
        "relative-json-pointer" => "a relative JSON Pointer",
        "regex" => "a regular expression of ECMA-262",
        _ => "of the format " + Escape(format),
    };

    private static string Quote(string text) => "'" + Escape(text) + "'";

    // Control characters become JSON escapes, so a message remains on one line.
    private static string Escape(string text, bool escapesBackslash = true)
    {
        if (!text.Any(c => NeedsEscape(c) && (escapesBackslash || c != '\\')))
        {
            return text;
        }

        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\t' => "\\t",
                '\n' => "\\n",
                '\r' => "\\r",
                '\\' => escapesBackslash ? "\\\\" : "\\",
                _ when NeedsEscape(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(char c) => char.IsControl(c) || c is '\\' or '\u2028' or '\u2029';

    private static string Join(IEnumerable<string> parts, string conjunction)
    {
        string[] all = [.. parts];
        return all.Length < 2
            ? string.Concat(all)
            : string.Join(", ", all.Take(all.Length - 1)) + " " + conjunction + " " + all[all.Length - 1];
    }
}
