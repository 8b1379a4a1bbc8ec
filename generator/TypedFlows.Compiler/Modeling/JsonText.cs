using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>JSON text of values and schemas: one line, members of a schema in ordinal order, only what the model holds.</summary>
internal static class JsonText
{
    public static string Of(JsonValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    public static string Of(Schema schema) => Of(ToValue(schema));

    public static string EscapePointer(string name) => name.Replace("~", "~0").Replace("/", "~1");

    private static JsonValue ToValue(Schema schema)
    {
        if (schema.Always is { } always)
        {
            return new JsonBoolean(always);
        }

        var members = new List<NamedValue>();
        void Add(string keyword, JsonValue? value)
        {
            if (value is not null)
            {
                members.Add(new NamedValue(keyword, value));
            }
        }

        void AddNumber(string keyword, JsonDecimal? number) => Add(keyword, number is { } n ? new JsonNumber(n) : null);
        void AddCount(string keyword, int? count) => AddNumber(keyword, count is { } n ? JsonDecimal.FromInt64(n) : null);
        void AddText(string keyword, string? text) => Add(keyword, text is null ? null : new JsonString(text));
        void AddSchema(string keyword, Schema? inner) => Add(keyword, inner is null ? null : ToValue(inner));
        void AddSchemas(string keyword, EquatableArray<Schema> schemas) =>
            Add(keyword, schemas.Count == 0 ? null : new JsonArray(schemas.Select(ToValue).ToEquatableArray()));

        AddSchema("additionalProperties", schema.AdditionalProperties);
        AddSchemas("allOf", schema.AllOf);
        AddSchemas("anyOf", schema.AnyOf);
        Add("const", schema.Const);
        Add("default", schema.Default);
        AddText("description", schema.Description);
        AddSchema("else", schema.Else);
        Add("enum", schema.Enum is { } values ? new JsonArray(values) : null);
        AddNumber("exclusiveMaximum", schema.ExclusiveMaximum);
        AddNumber("exclusiveMinimum", schema.ExclusiveMinimum);
        AddText("format", schema.Format);
        AddSchema("if", schema.If);
        AddSchema("items", schema.Items);
        AddCount("maxItems", schema.MaxItems);
        AddCount("maxLength", schema.MaxLength);
        AddNumber("maximum", schema.Maximum);
        AddCount("minItems", schema.MinItems);
        AddCount("minLength", schema.MinLength);
        AddNumber("minimum", schema.Minimum);
        AddNumber("multipleOf", schema.MultipleOf);
        AddSchema("not", schema.Not);
        AddSchemas("oneOf", schema.OneOf);
        if (schema.Properties.Count > 0)
        {
            members.Add(new NamedValue("properties", new SchemaMembers(schema.Properties)));
        }

        Add("required", schema.Required.Count == 0 ? null : new JsonArray(schema.Required.Select(r => (JsonValue)new JsonString(r)).ToEquatableArray()));
        AddSchema("then", schema.Then);
        AddText("title", schema.Title);
        Add("type", Types(schema.Types));
        return new JsonObject(members);
    }

    private static JsonValue? Types(SchemaTypes types)
    {
        var names = new List<JsonValue>();
        foreach (var (type, name) in TypeNames)
        {
            if ((types & type) != 0)
            {
                names.Add(new JsonString(name));
            }
        }

        return names.Count == 0 ? null : names.Count == 1 ? names[0] : new JsonArray(names.ToEquatableArray());
    }

    private static readonly (SchemaTypes Type, string Name)[] TypeNames =
    [
        (SchemaTypes.Array, "array"), (SchemaTypes.Boolean, "boolean"), (SchemaTypes.Integer, "integer"), (SchemaTypes.Null, "null"),
        (SchemaTypes.Number, "number"), (SchemaTypes.Object, "object"), (SchemaTypes.String, "string"),
    ];

    private static void Write(StringBuilder text, JsonValue value)
    {
        switch (value)
        {
            case JsonArray array:
                text.Append('[');
                WriteEach(text, array.Items, item => Write(text, item));
                text.Append(']');
                break;
            case JsonObject members:
                text.Append('{');
                WriteEach(text, members.Members, member => WriteMember(text, member.Name, member.Value));
                text.Append('}');
                break;
            case SchemaMembers members:
                text.Append('{');
                WriteEach(text, members.Properties, member => WriteMember(text, member.Name, ToValue(member.Schema)));
                text.Append('}');
                break;
            case JsonString content:
                WriteString(text, content.Value);
                break;
            case JsonNumber number:
                text.Append(number.Value.ToString());
                break;
            case JsonBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteMember(StringBuilder text, string name, JsonValue value)
    {
        WriteString(text, name);
        text.Append(':');
        Write(text, value);
    }

    private static void WriteEach<T>(StringBuilder text, EquatableArray<T> items, Action<T> write)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            write(items[i]);
        }
    }

    private static void WriteString(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029':
                case >= '\ud800' and <= '\udfff':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    // Properties keep the order of the spec: the first of them that a condition tests is the discriminator.
    private sealed record SchemaMembers(EquatableArray<NamedSchema> Properties) : JsonValue;
}
