using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Reads the values of keywords in the shapes of the meta-schemas and reports any other shape.</summary>
internal sealed class SchemaShapes(DiagnosticBag diagnostics)
{
    /// <summary>Gets a value indicating whether any keyword had a wrong shape.</summary>
    public bool IsMalformed { get; private set; }

    public string? Text(JsonSyntax.Property member) =>
        member.Value is JsonSyntax.String text ? text.Value : ReportShape<string>(member, "a string");

    public bool Flag(JsonSyntax.Property member) =>
        member.Value is JsonSyntax.Literal { Kind: JsonLiteralKind.True or JsonLiteralKind.False } flag
            ? flag.Kind == JsonLiteralKind.True : ReportShape<bool>(member, "true or false");

    public JsonDecimal? Number(JsonSyntax.Property member) =>
        member.Value is JsonSyntax.Number number ? JsonDecimal.Parse(number.Text) : ReportShape<JsonDecimal?>(member, "a number");

    public JsonDecimal? PositiveNumber(JsonSyntax.Property member) =>
        member.Value is JsonSyntax.Number number && JsonDecimal.Parse(number.Text) is { Mantissa.Sign: > 0 } value
            ? value : ReportShape<JsonDecimal?>(member, "a number greater than 0");

    /// <summary>Returns a length or count, limited to the maximum of int.</summary>
    public int? Size(JsonSyntax.Property member)
    {
        if (member.Value is not JsonSyntax.Number number
            || JsonDecimal.Parse(number.Text) is not { IsInteger: true, Mantissa.Sign: >= 0 } value)
        {
            return ReportShape<int?>(member, "an integer of at least 0");
        }

        return value.CompareTo(JsonDecimal.FromInt64(int.MaxValue)) > 0
            ? int.MaxValue : int.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public EquatableArray<string> Names(JsonSyntax.Property member)
    {
        if (member.Value is not JsonSyntax.Array array)
        {
            return ReportShape<EquatableArray<string>>(member, "an array of strings") ?? [];
        }

        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in array.Items)
        {
            if (item is not JsonSyntax.String name)
            {
                ReportShape(member, item, "an array of strings", "contains");
            }
            else if (!seen.Add(name.Value))
            {
                ReportShape(member, item, "an array of different strings", "contains a duplicate of");
            }
            else
            {
                names.Add(name.Value);
            }
        }

        return names.ToEquatableArray();
    }

    public EquatableArray<JsonValue>? Values(JsonSyntax.Property member) => member.Value is JsonSyntax.Array array
        ? array.Items.Select(JsonValues.ToValue).ToEquatableArray() : ReportShape<EquatableArray<JsonValue>>(member, "an array");

    public SchemaTypes Types(JsonSyntax.Property member)
    {
        const string Expected =
            "one of \"null\", \"boolean\", \"integer\", \"number\", \"string\", \"array\", \"object\", or a list of different ones";
        var items = member.Value is JsonSyntax.Array { Items.Count: > 0 } array ? array.Items : [member.Value];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var types = SchemaTypes.None;
        foreach (var item in items)
        {
            var type = item is JsonSyntax.String name && names.Add(name.Value) ? Type(name.Value) : SchemaTypes.None;
            if (type == SchemaTypes.None)
            {
                ReportShape(member, item, Expected, item == member.Value ? "is" : "contains");
                return SchemaTypes.None;
            }

            types |= type;
        }

        return types;
    }

    public T? ReportShape<T>(JsonSyntax.Property member, string expected)
    {
        ReportShape(member, member.Value, expected);
        return default;
    }

    /// <summary>Reports a value of the wrong shape.</summary>
    public void ReportShape(JsonSyntax.Property member, JsonSyntax at, string expected, string verb = "is") =>
        Report(at, $"'{member.Name}' must be {expected}, but {verb}");

    /// <summary>Reports a value that must be a schema but is not.</summary>
    public void ReportNotASchema(string what, JsonSyntax at, bool mayBeBoolean) =>
        Report(at, $"{what} must be a schema (an object{(mayBeBoolean ? ", true or false" : string.Empty)}), but is");

    // A value that could not be read is not reported again.
    private void Report(JsonSyntax at, string message)
    {
        IsMalformed = true;
        if (at is not JsonSyntax.Literal { Kind: JsonLiteralKind.Missing })
        {
            diagnostics.Add(DefinitionRules.MalformedSchema, at, $"{message} {JsonValues.Describe(at)}");
        }
    }

    private static SchemaTypes Type(string name) => name switch
    {
        "null" => SchemaTypes.Null,
        "boolean" => SchemaTypes.Boolean,
        "integer" => SchemaTypes.Integer,
        "number" => SchemaTypes.Number,
        "string" => SchemaTypes.String,
        "array" => SchemaTypes.Array,
        "object" => SchemaTypes.Object,
        _ => SchemaTypes.None,
    };
}
