using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses schemas, keyword by keyword. <see cref="SchemaDocumentParser"/> handles references.</summary>
/// <param name="formats">The formats that are checked. The others are omitted.</param>
/// <param name="resolve">Returns the key of the target of a <c>$ref</c>, or reports an error and returns null.</param>
/// <param name="baseInside">Returns the base URI inside a schema, given the base URI of its parent.</param>
internal sealed class SchemaParser(
    DiagnosticBag diagnostics, FormatAssertion formats, Func<JsonSyntax.Property, JsonSyntax.String, string, string?> resolve,
    Func<JsonSyntax, string, string> baseInside)
{
    private readonly SchemaShapes _shapes = new(diagnostics);

    // A reference may refer to a schema that is already parsed. It is reported once.
    private readonly Dictionary<JsonSyntax, Schema> _parsed = [];

    // The number of omitted patterns.
    private int _unchecked;

    public bool IsMalformed => _shapes.IsMalformed;

    /// <summary>Gets a value indicating whether the keywords of XDM schemas are read.</summary>
    public bool IsXdm { get; init; }

    /// <param name="what">The name of the schema in messages.</param>
    /// <param name="base">The base URI of the parent.</param>
    public Schema Parse(string what, JsonSyntax syntax, string @base)
    {
        if (_parsed.TryGetValue(syntax, out var known))
        {
            return known;
        }

        var schema = new Schema();
        switch (syntax)
        {
            case JsonSyntax.Object members:
                schema = ParseObject(members, baseInside(members, @base));
                break;
            case JsonSyntax.Literal { Kind: JsonLiteralKind.True or JsonLiteralKind.False } literal:
                schema = new Schema { Always = literal.Kind == JsonLiteralKind.True };
                break;
            default:
                _shapes.ReportNotASchema(what, syntax);
                break;
        }

        _parsed.Add(syntax, schema);
        return schema;
    }

    private Schema ParseObject(JsonSyntax.Object syntax, string @base)
    {
        var members = Members.LastOfEach(syntax);
        if (members.FirstOrDefault(m => m.Name == "$ref") is { } reference)
        {
            return ParseReference(reference, members, @base);
        }

        var schema = new Schema();
        foreach (var member in members)
        {
            if (!IsUnreadable(member))
            {
                schema = ParseKeyword(schema, member, @base);
            }
        }

        if (members.FirstOrDefault(m => m.Name == "patternProperties")?.Value is JsonSyntax.Object patterns
            && schema.PatternProperties.Count < Members.LastOfEach(patterns).Count)
        {
            // The set of additional properties is unknown.
            schema = schema with { AdditionalProperties = null };
        }

        return schema.TupleItems is null ? schema with { AdditionalItems = null } : schema;
    }

    // Draft-07 ignores every other keyword next to $ref. Annotations are kept.
    private Schema ParseReference(JsonSyntax.Property reference, IReadOnlyList<JsonSyntax.Property> members, string @base)
    {
        var schema = new Schema();
        foreach (var member in members.Where(m => m != reference))
        {
            if (member.Name is "title" or "description" or "x-unit" or "definitions")
            {
                schema = IsUnreadable(member) ? schema : ParseKeyword(schema, member, @base);
            }
            else if (SchemaKeywords.IsAssertion(member.Name))
            {
                diagnostics.AddAtName(DefinitionRules.IgnoredNextToReference, member, member.Name);
            }
        }

        if (IsUnreadable(reference))
        {
            return schema;
        }

        if (reference.Value is not JsonSyntax.String text)
        {
            _shapes.ReportShape(reference, reference.Value, "a string");
            return schema;
        }

        return schema with { Ref = resolve(reference, text, @base) };
    }

    private bool IsUnreadable(JsonSyntax.Property member)
    {
        if (member.Value is not JsonSyntax.Literal { Kind: JsonLiteralKind.Missing })
        {
            return false;
        }

        _shapes.ReportShape(member, member.Value, string.Empty);
        return true;
    }

    private Schema ParseKeyword(Schema schema, JsonSyntax.Property member, string @base) => member.Name switch
    {
        "title" => schema with { Title = diagnostics.Text(member) },
        "description" => schema with { Description = diagnostics.Text(member) },
        "default" => schema with { Default = JsonValues.ToValue(member.Value) },
        "type" => schema with { Types = _shapes.Types(member) },
        "const" => schema with { Const = JsonValues.ToValue(member.Value) },
        "enum" => schema with { Enum = _shapes.Values(member) },
        "pattern" => schema with { Pattern = _shapes.Text(member) is { } pattern && IsPattern(pattern, member) ? pattern : null },
        "format" => schema with { Format = _shapes.Text(member) is { } format && formats.Keeps(format) ? format : null },
        "contentEncoding" => schema with { ContentEncoding = diagnostics.Text(member) },
        "contentMediaType" => schema with { ContentMediaType = diagnostics.Text(member) },
        "x-unit" => schema with { Unit = diagnostics.Text(member) },
        "uniqueItems" => schema with { UniqueItems = _shapes.Flag(member) },
        "required" => schema with { Required = _shapes.Names(member) },
        _ when SizeKeyword.Find(member.Name) is { } keyword => keyword.Set(schema, _shapes.Size(member)),
        _ when NumberKeyword.Find(member.Name) is { } keyword =>
            keyword.Set(schema, keyword.IsPositive ? _shapes.PositiveNumber(member) : _shapes.Number(member)),
        _ => ParseApplicator(schema, member, @base),
    };

    /// <summary>Parses the keywords with subschemas.</summary>
    private Schema ParseApplicator(Schema schema, JsonSyntax.Property member, string @base) => member.Name switch
    {
        "items" when member.Value is JsonSyntax.Array list => schema with { TupleItems = ParseItems(member, list, @base) },
        "items" => schema with { Items = ParseOne(member, @base) },
        "additionalItems" => schema with { AdditionalItems = ParseOne(member, @base) },
        "contains" => schema with { Contains = ParseOne(member, @base) },
        "properties" => schema with
        {
            Properties = ParseMap(member, "an object that holds a schema for each property", "The property", @base),
        },
        "patternProperties" => schema with { PatternProperties = ParsePatterns(member, @base) },
        "additionalProperties" => schema with { AdditionalProperties = ParseOne(member, @base) },
        "propertyNames" => schema with { PropertyNames = ParseOne(member, @base) },
        "dependencies" => ParseDependencies(schema, member, @base),
        "allOf" => schema with { AllOf = ParseList(member, @base) },
        "anyOf" => schema with { AnyOf = ParseList(member, @base) },
        "oneOf" => IfIntact(() => schema with { OneOf = ParseList(member, @base) }) ?? schema,
        "not" => IfIntact(() => schema with { Not = ParseOne(member, @base) }) ?? schema,
        "if" => IfIntact(() => schema with { If = ParseOne(member, @base) }) ?? schema,
        "then" => schema with { Then = ParseOne(member, @base) },
        "else" => schema with { Else = ParseOne(member, @base) },
        _ => ParseOther(schema, member, @base),
    };

    private Schema ParseOther(Schema schema, JsonSyntax.Property member, string @base)
    {
        switch (member.Name)
        {
            case "$schema":
                CheckDraft(member);
                break;
            case "$id":
                _shapes.Text(member);
                break;
            case "definitions":
                ParseMap(member, "an object that holds schemas", "The definition", @base);
                break;
            case var name when IsXdm && XdmKeywords.IsKeyword(name):
                return XdmKeywords.Set(schema, member);
            default:
                if (!SchemaKeywords.Metadata.Contains(member.Name))
                {
                    diagnostics.AddAtName(DefinitionRules.UnknownKeyword, member, member.Name);
                }

                break;
        }

        return schema;
    }

    private void CheckDraft(JsonSyntax.Property member)
    {
        if (diagnostics.Text(member) is { } uri
            && uri.TrimEnd('#') is not (SchemaKeywords.Draft07 or "https://json-schema.org/draft-07/schema"))
        {
            diagnostics.Add(DefinitionRules.OtherDraft, member.Value, uri);
        }
    }

    private Schema ParseOne(JsonSyntax.Property member, string @base) => Parse($"'{member.Name}'", member.Value, @base);

    private EquatableArray<Schema> ParseList(JsonSyntax.Property member, string @base)
    {
        return member.Value is JsonSyntax.Array { Items.Count: > 0 } list ? ParseItems(member, list, @base)
            : _shapes.ReportShape<EquatableArray<Schema>>(member, "an array of at least one schema") ?? [];
    }

    private EquatableArray<Schema> ParseItems(JsonSyntax.Property member, JsonSyntax.Array list, string @base) =>
        list.Items.Select(item => Parse($"Each item of '{member.Name}'", item, @base)).ToEquatableArray();

    private EquatableArray<NamedSchema> ParseMap(JsonSyntax.Property member, string expected, string what, string @base)
    {
        return member.Value is JsonSyntax.Object map
            ? Members.LastOfEach(map).Select(m => new NamedSchema(m.Name, Parse($"{what} '{m.Name}'", m.Value, @base))).ToEquatableArray()
            : _shapes.ReportShape<EquatableArray<NamedSchema>>(member, expected) ?? [];
    }

    private EquatableArray<NamedSchema> ParsePatterns(JsonSyntax.Property member, string @base)
    {
        var parsed = ParseMap(member, "an object that holds a schema for each pattern", "The pattern", @base);
        return member.Value is JsonSyntax.Object map
            ? Members.LastOfEach(map).Zip(parsed, (pattern, schema) => (Pattern: pattern, Schema: schema))
                .Where(p => IsPattern(p.Pattern.Name, member, p.Pattern)).Select(p => p.Schema).ToEquatableArray()
            : parsed;
    }

    /// <summary>Parses a pattern. A pattern that cannot be checked is reported and omitted.</summary>
    private bool IsPattern(string pattern, JsonSyntax.Property member, JsonSyntax.Property? named = null)
    {
        if (EcmaPattern.TryTranslate(pattern) is not null)
        {
            return true;
        }

        _unchecked++;
        if (named is null)
        {
            diagnostics.Add(DefinitionRules.UncheckedPattern, member.Value, pattern, member.Name);
        }
        else
        {
            diagnostics.AddAtName(DefinitionRules.UncheckedPattern, named, pattern, member.Name);
        }

        return false;
    }

    // A schema with an omitted pattern accepts too much. Inside these keywords, the parent would then reject too much.
    private Schema? IfIntact(Func<Schema> parse)
    {
        var before = _unchecked;
        var schema = parse();
        return _unchecked == before ? schema : null;
    }

    private Schema ParseDependencies(Schema schema, JsonSyntax.Property member, string @base)
    {
        if (member.Value is not JsonSyntax.Object map)
        {
            _shapes.ReportShape(member, member.Value, "an object with a schema or a list of names for each property");
            return schema;
        }

        var schemas = new List<NamedSchema>();
        var names = new List<DependentRequired>();
        foreach (var dependency in Members.LastOfEach(map))
        {
            if (dependency.Value is JsonSyntax.Array)
            {
                names.Add(new DependentRequired(dependency.Name, _shapes.Names(dependency)));
            }
            else
            {
                schemas.Add(new NamedSchema(dependency.Name, Parse($"The dependency on '{dependency.Name}'", dependency.Value, @base)));
            }
        }

        return schema with { DependentSchemas = schemas.ToEquatableArray(), DependentRequired = names.ToEquatableArray() };
    }
}
