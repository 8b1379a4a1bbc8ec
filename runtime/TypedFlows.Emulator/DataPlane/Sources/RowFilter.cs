using System.Globalization;
using System.Text.Json;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Selects rows of a source by the conditions of <c>params.filters</c> of a source connection, in PQL as JSON. A comparison with a value
/// that is missing is unknown, as in SQL, and a row is read only if the conditions hold.
/// </summary>
internal sealed class RowFilter
{
    private static readonly string[] s_comparisons = ["=", "==", "!=", "<", "<=", ">", ">=", "like", "in"];

    private readonly Node _root;
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    private RowFilter(JsonView root) => _root = Parse(root);

    /// <summary>Reads the conditions; <see langword="null"/> if there are none.</summary>
    /// <exception cref="ApiErrorException">They are malformed, or use a function that the vendor's page does not list.</exception>
    public static RowFilter? Read(JsonView filters)
    {
        if (!filters.IsPresent)
        {
            return null;
        }

        // A stored value was checked in the request that wrote it. A draft was not, so it is checked now.
        var declared = filters with { IsStored = false };
        declared.Of(JsonValueKind.Object, "an object");
        Require(declared["type"], "PQL");
        Require(declared["format"], "pql/json");
        return new(declared.RequiredObject("value", "the condition, as nodes of PQL"));
    }

    /// <summary>Returns the filter for one source.</summary>
    /// <exception cref="SourceException">The source has no such column.</exception>
    public Func<bool> Bind(SourceFile file, RecordSource source)
    {
        var columns = _fields.ToDictionary(field => field, field => Column(file, source, field), StringComparer.Ordinal);
        return () => Holds(_root, Value) == true;

        // An empty field of a delimited file is no value.
        string? Value(string field) => source.Has(columns[field]) && source.Text(columns[field]) is { } text
            && (text.Length > 0 || source is not DelimitedReader) ? text : null;
    }

    // The vendor's page filters a column CITY by the field city.
    private static int Column(SourceFile file, RecordSource source, string field) =>
        source.ColumnInAnyCase(field) is >= 0 and var column
            ? column
            : throw SourceFault.NoFilterColumn.With(
                file.Name, field, string.Join(", ", (source.Header ?? []).Select(name => $"'{name}'")));

    private static void Require(JsonView member, string value)
    {
        if (member.Required(value).TextOrNull() != value)
        {
            throw ApiErrors.WrongMember.With(member.Pointer, $"\"{value}\"", member.Element.GetRawText());
        }
    }

    private Node Parse(JsonView node)
    {
        var function = node.RequiredText("fnName", "the name of a function").ToLowerInvariant();
        if (node.RequiredText("nodeType", "fnApply") != "fnApply")
        {
            throw ApiErrors.WrongMember.With(node["nodeType"].Pointer, "\"fnApply\"", node["nodeType"].Element.GetRawText());
        }

        var parameters = node.Items("params");
        switch (function)
        {
            case "and" or "or" when parameters.Count > 0:
                return new Node.Combined(function == "and", [.. parameters.Select(Parse)]);
            case "not" when parameters.Count == 1:
                return new Node.Not(Parse(parameters[0]));
            case "isnull" when parameters.Count == 1:
                return new Node.IsNull(Field(parameters[0]));
            case var _ when s_comparisons.Contains(function) && parameters.Count == 2:
                return new Node.Compare(function, Field(parameters[0]), Literals(parameters[1], function));
            default:
                throw ApiErrors.WrongMember.With(
                    node["fnName"].Pointer,
                    "and or or with conditions, not with one condition, isNull with a field, or "
                        + $"{string.Join(", ", s_comparisons)} with a field and a literal",
                    $"{node["fnName"].Element.GetRawText()} with {parameters.Count} parameters");
        }
    }

    private string Field(JsonView node)
    {
        Require(node["nodeType"], "fieldLookup");
        var field = node.RequiredText("fieldName", "the name of a column");
        _fields.Add(field);
        return field;
    }

    private static JsonElement[] Literals(JsonView node, string function)
    {
        Require(node["nodeType"], "literal");
        var value = node["value"].Required("the value of the literal");
        return [.. (function == "in" ? node.Items("value") : [value]).Select(Scalar)];
    }

    private static JsonElement Scalar(JsonView value) =>
        value.Element.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.Element.Clone()
            : throw ApiErrors.WrongMember.With(value.Pointer, "a string, a number or a boolean", value.Element.GetRawText());

    private static bool? Holds(Node node, Func<string, string?> text)
    {
        switch (node)
        {
            case Node.Combined combined:
                bool? result = combined.IsAnd;
                foreach (var part in combined.Parts)
                {
                    var holds = Holds(part, text);
                    if (holds == !combined.IsAnd)
                    {
                        return holds;
                    }

                    result = holds is null ? null : result;
                }

                return result;
            case Node.Not not:
                return !Holds(not.Inside, text);
            case Node.IsNull isNull:
                return text(isNull.Field) is null;
            case Node.Compare compare:
                return text(compare.Field) is not { } value ? null
                    : compare.Function == "in" ? Array.Exists(compare.Literals, literal => Order(value, literal) == 0)
                    : compare.Function == "like" ? IsLike(value, compare.Literals[0].ToString())
                    : IsMet(compare.Function, Order(value, compare.Literals[0]));
            default:
                return null;
        }
    }

    // A value that is not of the type of the literal is only different from it.
    private static bool IsMet(string function, int? order) => function switch
    {
        "=" or "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    private static int? Order(string value, JsonElement literal) => literal.ValueKind switch
    {
        JsonValueKind.Number => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                && literal.TryGetDecimal(out var wanted) ? exact.CompareTo(wanted)
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
                ? number.CompareTo(literal.GetDouble()) : null,
        JsonValueKind.True or JsonValueKind.False => bool.TryParse(value, out var truth) ? truth.CompareTo(literal.GetBoolean()) : null,
        _ when Moment(value) is { } left && Moment(literal.ToString()) is { } right => left.CompareTo(right),
        _ => string.CompareOrdinal(value, literal.ToString()),
    };

    // Without a zone, a time is one of UTC.
    private static DateTimeOffset? Moment(string text) => text.Length >= 10 && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>Returns whether a text matches a pattern of SQL: % is any text, and _ is one character.</summary>
    private static bool IsLike(string text, string pattern)
    {
        var (at, wanted, star, retry) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (wanted < pattern.Length && pattern[wanted] == '%')
            {
                (star, retry) = (wanted++, at);
            }
            else if (wanted < pattern.Length && (pattern[wanted] == '_' || pattern[wanted] == text[at]))
            {
                (at, wanted) = (at + 1, wanted + 1);
            }
            else if (star >= 0)
            {
                // The text before the last % stays matched, and % takes one character more.
                (wanted, at) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(wanted).Trim('%').IsEmpty;
    }

    private abstract record Node
    {
        public sealed record Combined(bool IsAnd, IReadOnlyList<Node> Parts) : Node;

        public sealed record Not(Node Inside) : Node;

        public sealed record IsNull(string Field) : Node;

        public sealed record Compare(string Function, string Field, JsonElement[] Literals) : Node;
    }
}
