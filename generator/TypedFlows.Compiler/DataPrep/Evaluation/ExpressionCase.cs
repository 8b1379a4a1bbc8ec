using System.Text.Json;
using System.Text.RegularExpressions;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Represents a test of a mapping: an expression or rows, a source row, and the expected result or error.</summary>
internal sealed class ExpressionCase
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    private readonly JsonElement _json;

    private ExpressionCase(JsonElement json) => _json = json;

    public string Id => Text("id") ?? string.Empty;

    /// <summary>Gets a value indicating whether the expected result is not certain, so that the case is not counted.</summary>
    public bool IsOpen => Text("certainty") == "open";

    /// <summary>Gets the case as it was read.</summary>
    public JsonElement Json => _json;

    public string Expression => Text("expression") ?? string.Empty;

    /// <summary>Gets a value indicating whether the case maps a row to a record.</summary>
    public bool IsRow => _json.TryGetProperty("mappings", out _) || Text("sourceType") is not null;

    /// <summary>Gets a value indicating whether the expression is only checked.</summary>
    public bool IsCheckOnly => _json.TryGetProperty("evaluate", out var evaluate) && evaluate.ValueKind == JsonValueKind.False;

    /// <summary>Reads a case.</summary>
    /// <exception cref="JsonException">The line is not a JSON object with an expression.</exception>
    public static ExpressionCase Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var json = document.RootElement.Clone();
        return json.ValueKind == JsonValueKind.Object
            && (json.TryGetProperty("expression", out _) || json.TryGetProperty("mappings", out _))
            ? new(json) : throw new JsonException("a case is an object with 'expression', or with 'mappings'");
    }

    /// <summary>Checks and evaluates the case.</summary>
    public CaseResult Run(TimeProvider time)
    {
        try
        {
            return IsRow ? RunRows(time) : RunExpression(Expression, Text("destinationType"), time);
        }
        catch (EvaluationException e)
        {
            return new(null, CaseError.Of(e));
        }
    }

    /// <summary>Returns the result that another program computed for the case. JSON has no dates.</summary>
    /// <param name="type">The type, or null if it is not known.</param>
    public CaseResult Received(JsonElement json, string? type)
    {
        type ??= Text("type");
        var value = ValueJson.Read(json);
        return new(
            type == "date" && value is string text
                && Formats.DateTimePatterns.DefaultDateTimePatterns.ReadZoned(text, TimeZoneInfo.Utc) is var (moment, zone)
                ? new ZonedDate(moment, zone) : value,
            null)
        {
            ReceivedType = type,
        };
    }

    /// <summary>Returns the reason why a result is not the expected one, or null if it is.</summary>
    public string? Mismatch(CaseResult result)
    {
        var expected = _json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? error : default;
        if (expected.ValueKind == JsonValueKind.Object)
        {
            var kind = expected.GetProperty("kind").GetString();
            return result.Error is not { } found ? $"expected the error {kind}, got {result.Json()}"
                : found.Kind != kind ? $"expected the error {kind}, got {found.Kind}: {found.Message}"
                : expected.TryGetProperty("offset", out var offset) && offset.ValueKind == JsonValueKind.Number
                    && found.Offset != offset.GetInt32() ? $"expected the offset {offset.GetInt32()}, got {found.Offset}"
                : expected.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && found.Name != name.GetString()
                    ? $"expected the name '{name.GetString()}', got '{found.Name}'"
                : null;
        }

        if (result.Error is { } failed)
        {
            return $"got the error {failed.Kind}: {failed.Message}";
        }

        if (!result.IsEvaluated)
        {
            return null;
        }

        if (Text("type") is { } type && Text("pattern") is null && type != result.Type && !(type == "number" && result.Type == "integer"))
        {
            return $"expected the type {type}, got {result.Type}: {result.Json()}";
        }

        if (Text("pattern") is { } pattern)
        {
            return Regex.IsMatch(Values.Text(result.Value), $"^(?:{pattern})$", RegexOptions.None, s_limit)
                ? null : $"expected a match of {pattern}, got {result.Json()}";
        }

        var isUnordered = _json.TryGetProperty("unordered", out var unordered) && unordered.ValueKind == JsonValueKind.True;
        var wanted = _json.TryGetProperty("result", out var value) ? ValueJson.Read(value) : null;
        return Same(wanted, result.Value, isUnordered)
            ? null : $"expected {(value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText())}, got {result.Json()}";
    }

    private CaseResult RunExpression(string text, string? destinationType, TimeProvider time)
    {
        var (fields, names) = Fields();
        var errors = ExpressionChecker.Check(text, fields, names, TypeOf(destinationType))
            .Where(error => !error.IsWarning).ToList();
        if (errors.Count > 0)
        {
            return new(null, CaseError.Of(errors[0]));
        }

        if (IsCheckOnly)
        {
            return new(null, null) { IsEvaluated = false };
        }

        var expression = ExpressionParser.Parse(text, out _)!;
        return new(new ExpressionEvaluator(Row(), time).Evaluate(expression), null);
    }

    private CaseResult RunRows(TimeProvider time)
    {
        var mapping = _json.TryGetProperty("mappings", out var rows) && rows.ValueKind == JsonValueKind.Array ? MappingSet.Read(rows)
            : new MappingSet([new(
                MappingSetRow.KindOf(Text("sourceType")!) ?? MappingRowKind.Attribute, Expression, Text("destination") ?? string.Empty)]);
        var (target, errors) = mapping.Apply(Row(), Target(), time);
        return new(target, errors.Select(found => found.Error).FirstOrDefault());
    }

    private ObjectValue Row() =>
        _json.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object ? ValueJson.ReadObject(input) : new();

    private (Func<IReadOnlyList<string>, ExpressionType?>? Find, Func<IReadOnlyList<string>, IReadOnlyCollection<string>>? Names) Fields()
    {
        if (!_json.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Object)
        {
            return (null, null);
        }

        var types = fields.EnumerateObject().ToDictionary(
            field => field.Name, field => TypeOf(field.Value.GetString()), StringComparer.Ordinal);
        return (path => Find(types, path), path => path.Count == 0 ? types.Keys : []);
    }

    // A parent of a declared field is an object. What an object of unknown content contains is not known.
    private static ExpressionType? Find(Dictionary<string, ExpressionType> types, IReadOnlyList<string> names)
    {
        var path = string.Join(".", names);
        if (types.TryGetValue(path, out var type))
        {
            return type;
        }

        if (types.Keys.Any(known => known.StartsWith(path, StringComparison.Ordinal) && known[path.Length] is '.' or '['))
        {
            return ExpressionType.Any;
        }

        for (var count = names.Count - 1; count > 0; count--)
        {
            if (types.TryGetValue(string.Join(".", names.Take(count)), out var outer)
                && (outer & (ExpressionType.Object | ExpressionType.Map | ExpressionType.Array)) != 0)
            {
                return ExpressionType.Any;
            }
        }

        return null;
    }

    private MappingTarget Target()
    {
        var known = _json.TryGetProperty("destinationFields", out var fields) && fields.ValueKind == JsonValueKind.Object
            ? fields.EnumerateObject().ToDictionary(
                field => field.Name, field => field.Value.GetString() ?? string.Empty, StringComparer.Ordinal)
            : null;
        return new(path => (
            FieldTypeOf(known?.GetValueOrDefault(path) ?? (path == Text("destination") ? Text("destinationType") : null)),
            known is null || known.Keys.Any(key => key == path || key.StartsWith(path + ".", StringComparison.Ordinal))));
    }

    private static FieldType FieldTypeOf(string? name) => name switch
    {
        "date-time" or "datetime" => FieldType.DateTime,
        "date" => FieldType.Date,
        _ => FieldTypes.Of(name, null, null),
    };

    private static ExpressionType TypeOf(string? name) => name switch
    {
        "string" => ExpressionType.String,
        "integer" => ExpressionType.Integer,
        "number" => ExpressionType.Number,
        "boolean" => ExpressionType.Boolean,
        "date" or "date-time" or "datetime" => ExpressionType.Date,
        "array" => ExpressionType.Array,
        "object" => ExpressionType.Object,
        "map" => ExpressionType.Map,
        _ => ExpressionType.Any,
    };

    private static bool Same(object? expected, object? actual, bool isUnordered) => (expected, actual) switch
    {
        (string text, ZonedDate date) => DateTimeOffset.TryParse(
                text, System.Globalization.CultureInfo.InvariantCulture, out var moment)
            && Formats.DateTimePatterns.DefaultDateTimePatterns.Read(text, TimeZoneInfo.Utc) == date.Moment && moment.Offset == date.Offset,
        (string or bool or null, _) or (_, string or bool or null) => Equals(expected, actual),
        (ListValue a, ListValue b) => a.Items.Count == b.Items.Count && (isUnordered
            ? a.Items.All(item => b.Items.Any(other => Same(item, other, isUnordered)))
            : a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second, isUnordered))),
        (ObjectValue a, ObjectValue b) => a.Members.Count == b.Members.Count && a.Members.All(
            member => b.Members.TryGetValue(member.Key, out var other) && Same(member.Value, other, isUnordered)),
        (ListValue or ObjectValue, _) or (_, ListValue or ObjectValue or ZonedDate or LambdaValue) => false,
        _ => Arithmetic.Compare(expected, actual) == 0,
    };

    private string? Text(string name) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Represents the result of a case.</summary>
internal sealed record CaseResult(object? Value, CaseError? Error)
{
    /// <summary>Gets a value indicating whether the expression was evaluated, not only checked.</summary>
    public bool IsEvaluated { get; init; } = true;

    public string? ReceivedType { get; init; }

    public string Type => ReceivedType ?? ExpressionTypes.Name(Values.TypeOf(Value));

    /// <summary>Returns the value as JSON.</summary>
    public string Json() => ValueJson.Text(Value);
}

/// <param name="Kind">The kind of the error in lower case with hyphens, or <c>evaluation</c>.</param>
/// <param name="Offset">The offset in UTF-16 units; null for an error of the evaluation.</param>
internal sealed record CaseError(string Kind, int? Offset, string Name, string Message)
{
    /// <summary>Returns the message and the offset.</summary>
    public override string ToString() => Offset is { } offset ? $"{Message} (offset {offset})" : Message;

    public static CaseError Of(EvaluationException e) => new("evaluation", null, string.Empty, e.Message);

    public static CaseError Of(ExpressionError error) => new(
        error.Kind switch
        {
            ExpressionErrorKind.Syntax => "syntax",
            ExpressionErrorKind.Wildcard => "wildcard",
            ExpressionErrorKind.TooLong => "too-long",
            ExpressionErrorKind.UnknownFunction => "unknown-function",
            ExpressionErrorKind.Arity => "arity",
            ExpressionErrorKind.ArgumentType => "argument-type",
            ExpressionErrorKind.UnknownField => "unknown-field",
            ExpressionErrorKind.DestinationType => "destination-type",
            ExpressionErrorKind.UnknownMethod => "unknown-method",
            _ => "reserved-name",
        },
        error.Offset, error.Name, error.Message);
}
