using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Converts schemas to JSON values, with the targets of references under <c>definitions</c> by unique names.</summary>
internal sealed class SchemaJson
{
    private readonly SchemaDocument _document;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly bool _isStructure;

    private SchemaJson(SchemaDocument document, bool isStructure = false)
    {
        _document = document;
        _isStructure = isStructure;
    }

    /// <summary>Returns the text of the schema: keywords in ordinal order, and only what the model holds.</summary>
    public static string Text(SchemaDocument document) => JsonText.Of(Of(document));

    /// <summary>Returns the text of everything that determines generated code, also the data types and suggested values.</summary>
    public static string Structure(SchemaDocument document) => JsonText.Of(Of(new SchemaJson(document, isStructure: true)));

    public static JsonValue Of(SchemaDocument document) => Of(new SchemaJson(document));

    private static JsonValue Of(SchemaJson text)
    {
        var document = text._document;
        var root = text.ToValue(document.Root);
        var definitions = new List<NamedValue>();
        for (var i = 0; i < text._keys.Count; i++)
        {
            definitions.Add(new NamedValue(text._names[text._keys[i]], text.ToValue(document.Find(text._keys[i])!)));
        }

        return definitions.Count == 0 || root is not JsonValue.Object members ? root
            : new JsonValue.Object([.. members.Members, new NamedValue("definitions", new JsonValue.Object(definitions))]);
    }

    private JsonValue ToValue(Schema schema)
    {
        if (schema.Always is { } always)
        {
            return new JsonValue.Boolean(always);
        }

        var members = new List<NamedValue>();
        void Add(string keyword, JsonValue? value)
        {
            if (value is not null)
            {
                members.Add(new NamedValue(keyword, value));
            }
        }

        void AddText(string keyword, string? text) => Add(keyword, text is null ? null : new JsonValue.String(text));
        void AddSchema(string keyword, Schema? inner) => Add(keyword, inner is null ? null : ToValue(inner));
        void AddSchemas(string keyword, EquatableArray<Schema> schemas) =>
            Add(keyword, schemas.Count == 0 ? null : new JsonValue.Array(schemas.Select(ToValue).ToEquatableArray()));

        void AddNamed(string keyword, EquatableArray<NamedSchema> schemas) => Add(keyword, schemas.Count == 0 ? null : Ordered(schemas));

        AddText("$ref", schema.Ref is { } key ? Pointer(key) : null);
        AddSchema("additionalItems", schema.AdditionalItems);
        AddSchema("additionalProperties", schema.AdditionalProperties);
        AddSchemas("allOf", schema.AllOf);
        AddSchemas("anyOf", schema.AnyOf);
        Add("const", schema.Const);
        AddSchema("contains", schema.Contains);
        AddText("contentEncoding", schema.ContentEncoding);
        AddText("contentMediaType", schema.ContentMediaType);
        Add("default", schema.Default);
        Add("dependencies", Dependencies(schema));
        AddText("description", schema.Description);
        AddSchema("else", schema.Else);
        Add("enum", schema.Enum is { } values ? new JsonValue.Array(values) : null);
        AddText("format", schema.Format);
        AddSchema("if", schema.If);
        AddSchema("items", schema.Items);
        Add("items", schema.TupleItems is { } tuple ? new JsonValue.Array(tuple.Select(ToValue).ToEquatableArray()) : null);
        foreach (var keyword in SizeKeyword.All.OrderBy(k => k.Name, StringComparer.Ordinal))
        {
            Add(keyword.Name, keyword.Get(schema) is { } size ? new JsonValue.Number(JsonDecimal.FromInt64(size)) : null);
        }

        foreach (var keyword in NumberKeyword.All)
        {
            Add(keyword.Name, keyword.Get(schema) is { } limit ? new JsonValue.Number(limit) : null);
        }

        if (_isStructure)
        {
            Add("meta:enum", schema.Texts.Labels.Count == 0 ? null : Texts(schema.Texts.Labels.Select(label => label.Name)));
            AddText("meta:referencedFrom", schema.DataType);
        }

        AddText("meta:status", schema.IsDeprecated ? "deprecated" : null);
        AddText("meta:xdmType", schema.XdmType);
        AddSchema("not", schema.Not);
        AddSchemas("oneOf", schema.OneOf);
        AddText("pattern", schema.Pattern);
        AddNamed("patternProperties", schema.PatternProperties);
        AddNamed("properties", schema.Properties);
        AddSchema("propertyNames", schema.PropertyNames);
        Add("required", schema.Required.Count == 0 ? null : Texts(schema.Required));
        AddSchema("then", schema.Then);
        AddText("title", schema.Title);
        Add("type", Types(schema.Types));
        Add("uniqueItems", schema.UniqueItems ? new JsonValue.Boolean(true) : null);
        AddText("x-unit", schema.Unit);
        return new JsonValue.Object(members);
    }

    public static JsonValue? Types(SchemaTypes types)
    {
        var names = new List<JsonValue>();
        foreach (var (type, name) in s_typeNames)
        {
            // A set with all numbers is written without "integer".
            if ((types & type) == type && (type != SchemaTypes.Integer || (types & SchemaTypes.Fraction) == 0))
            {
                names.Add(new JsonValue.String(name));
            }
        }

        return names.Count == 0 ? null : names.Count == 1 ? names[0] : new JsonValue.Array(names.ToEquatableArray());
    }

    private static readonly (SchemaTypes Type, string Name)[] s_typeNames =
    [
        (SchemaTypes.Array, "array"), (SchemaTypes.Boolean, "boolean"), (SchemaTypes.Integer, "integer"), (SchemaTypes.Null, "null"),
        (SchemaTypes.Number, "number"), (SchemaTypes.Object, "object"), (SchemaTypes.String, "string"),
    ];

    // The parser reports unresolved references.
    private string? Pointer(string key)
    {
        if (_document.Find(key) is not { } target)
        {
            return null;
        }

        if (target == _document.Root)
        {
            return "#";
        }

        if (!_names.TryGetValue(key, out var name))
        {
            name = Names.Unique(Names.Pascal(key.Substring(key.LastIndexOfAny(['/', '#']) + 1)), _taken);
            _names.Add(key, name);
            _keys.Add(key);
        }

        return "#/definitions/" + Uri.EscapeDataString(name);
    }

    private JsonValue.Object? Dependencies(Schema schema)
    {
        NamedValue[] all =
        [
            .. schema.DependentRequired.Select(d => new NamedValue(d.Name, Texts(d.Names))),
            .. schema.DependentSchemas.Select(d => new NamedValue(d.Name, ToValue(d.Schema))),
        ];
        return all.Length == 0 ? null : new JsonValue.Object(all);
    }

    // Properties keep the order of the spec, because the first one that a condition tests is the discriminator.
    private JsonValue.OrderedObject Ordered(EquatableArray<NamedSchema> schemas) =>
        new(schemas.Select(s => new NamedValue(s.Name, ToValue(s.Schema))).ToEquatableArray());

    public static JsonValue.Array Texts(IEnumerable<string> texts) =>
        new(texts.Select(t => (JsonValue)new JsonValue.String(t)).ToEquatableArray());
}
