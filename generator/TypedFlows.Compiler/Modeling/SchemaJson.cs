using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Converts schemas to JSON values, with the targets of references under <c>definitions</c> by unique names.</summary>
internal sealed class SchemaJson
{
    private readonly SchemaDocument _document;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private bool _isStructure;
    private RecordDraft? _record;
    private TypeTable? _types;

    private SchemaJson(SchemaDocument document)
    {
        _document = document;
    }

    /// <summary>Returns the text of the schema: keywords in ordinal order, and only what the model holds.</summary>
    public static string Text(SchemaDocument document) => JsonText.Of(Of(document));

    /// <summary>Returns the text of everything that determines generated code, also the data types and suggested values.</summary>
    public static string Structure(SchemaDocument document) => JsonText.Of(Of(new SchemaJson(document) { _isStructure = true }));

    /// <summary>Returns the schema of a record. It refers to the types of the properties that have their own schemas.</summary>
    public static SchemaText Text(RecordDraft record, TypeTable types) =>
        SchemaText.Of(JsonText.Of(Of(new SchemaJson(record.Document) { _record = record, _types = types })));

    public static JsonValue Of(SchemaDocument document) => Of(new SchemaJson(document));

    private static JsonValue Of(SchemaJson text)
    {
        var document = text._document;
        var root = text.ToValue(document.Root, KeywordNames.Draft07);
        var inherited = Inside(document.Root, KeywordNames.Draft07);
        var definitions = new List<NamedValue>();
        for (var i = 0; i < text._keys.Count; i++)
        {
            definitions.Add(new NamedValue(text._names[text._keys[i]], text.ToValue(document.Find(text._keys[i])!, inherited)));
        }

        return definitions.Count == 0 || root is not JsonValue.Object members ? root
            : new JsonValue.Object([.. members.Members, new NamedValue("definitions", new JsonValue.Object(definitions))]);
    }

    private static KeywordNames Inside(Schema schema, KeywordNames inherited) => schema.DependsOnDialect ? schema.Names : inherited;

    /// <param name="inherited">The names of keywords in the parent.</param>
    /// <param name="type">The C# type of the values, or null if it is unknown.</param>
    private JsonValue ToValue(Schema schema, KeywordNames inherited, TypeModel? type = null)
    {
        if (type is TypeModel.Record { Name: var typeName } && inherited == KeywordNames.Draft07 && _types!.HasSchema(typeName, schema))
        {
            return new JsonValue.SchemaOf(typeName);
        }

        if (schema.Always is { } always)
        {
            return new JsonValue.Boolean(always);
        }

        var names = Inside(schema, inherited);
        var members = new List<NamedValue>();
        void Add(string keyword, JsonValue? value)
        {
            if (value is not null)
            {
                members.Add(new NamedValue(keyword, value));
            }
        }

        void AddText(string keyword, string? text) => Add(keyword, text is null ? null : new JsonValue.String(text));
        void AddSchema(string keyword, Schema? inner, TypeModel? innerType = null) =>
            Add(keyword, inner is null ? null : ToValue(inner, names, innerType));
        JsonValue.Array ToArray(IEnumerable<Schema> schemas) => new(schemas.Select(inner => ToValue(inner, names)).ToEquatableArray());
        void AddSchemas(string keyword, EquatableArray<Schema> schemas) => Add(keyword, schemas.Count == 0 ? null : ToArray(schemas));
        void AddNamed(string keyword, EquatableArray<NamedSchema> schemas, RecordDraft? record = null) =>
            Add(keyword, schemas.Count == 0 ? null : Ordered(schemas, names, record));
        void AddNumber(string keyword, int? number) =>
            Add(keyword, number is { } value ? new JsonValue.Number(JsonDecimal.FromInt64(value)) : null);

        foreach (var reference in schema.AllOf.Where(part => part.IsSibling).Prepend(schema))
        {
            AddText(reference.RefKeyword, reference.Ref is { } key ? Pointer(key) : null);
        }

        AddText("$schema", names == inherited ? null : names.Dialect);
        AddSchema(names.AdditionalItems, schema.AdditionalItems);
        AddSchema("additionalProperties", schema.AdditionalProperties, (type as TypeModel.Map)?.Value);
        AddSchemas("allOf", schema.AllOf.Where(part => !part.IsSibling).ToEquatableArray());
        AddSchemas("anyOf", schema.AnyOf);
        Add("const", schema.Const);
        AddSchema("contains", schema.Contains);
        AddText("contentEncoding", schema.ContentEncoding);
        AddText("contentMediaType", schema.ContentMediaType);
        Add("default", schema.Default);
        AddDependencies(Add, schema, names);
        AddText("description", schema.Description);
        AddSchema("else", schema.Else);
        Add("enum", schema.Enum is { } values ? new JsonValue.Array(values) : null);
        AddText("format", schema.Format);
        AddSchema("if", schema.If);
        AddSchema("items", schema.Items, (type as TypeModel.List)?.Item);
        Add(names.TupleItems, schema.TupleItems is { } tuple ? ToArray(tuple) : null);
        AddNumber("maxContains", schema.MaxContains);
        AddNumber("minContains", schema.MinContains);
        foreach (var keyword in SizeKeyword.All.OrderBy(k => k.Name, StringComparer.Ordinal))
        {
            AddNumber(keyword.Name, keyword.Get(schema));
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
        AddNamed("properties", schema.Properties, ReferenceEquals(schema, _record?.Schema) ? _record : null);
        AddSchema("propertyNames", schema.PropertyNames);
        Add("required", schema.Required.Count == 0 ? null : Texts(schema.Required));
        AddSchema("then", schema.Then);
        AddText("title", schema.Title);
        Add("type", Types(schema.Types));
        AddSchema("unevaluatedItems", schema.UnevaluatedItems);
        AddSchema("unevaluatedProperties", schema.UnevaluatedProperties);
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

    private void AddDependencies(Action<string, JsonValue?> add, Schema schema, KeywordNames names)
    {
        var all = schema.DependentRequired.Select(d => (Keyword: names.DependentRequired, Value: new NamedValue(d.Name, Texts(d.Names))))
            .Concat(schema.DependentSchemas.Select(d =>
                (Keyword: names.DependentSchemas, Value: new NamedValue(d.Name, ToValue(d.Schema, names)))));
        foreach (var keyword in all.GroupBy(each => each.Keyword))
        {
            add(keyword.Key, new JsonValue.Object(keyword.Select(each => each.Value).ToEquatableArray()));
        }
    }

    // Properties keep the order of the spec, because the first one that a condition tests is the discriminator.
    private JsonValue.OrderedObject Ordered(EquatableArray<NamedSchema> schemas, KeywordNames names, RecordDraft? record = null) =>
        new(schemas.Select(s => new NamedValue(s.Name, ToValue(s.Schema, names, record?.MemberType(s)))).ToEquatableArray());

    public static JsonValue.Array Texts(IEnumerable<string> texts) =>
        new(texts.Select(t => (JsonValue)new JsonValue.String(t)).ToEquatableArray());
}
