using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses schemas, keyword by keyword. <see cref="SchemaDocumentParser"/> handles references.</summary>
/// <param name="formats">The formats that are checked. The others are omitted.</param>
/// <param name="resolve">
/// Returns the key of the target of a keyword that refers to a schema, or reports an error and returns null.
/// </param>
internal sealed class SchemaParser(
    DiagnosticBag diagnostics, FormatAssertion formats, Func<string, JsonSyntax.String, SchemaContext, string?> resolve,
    SchemaReferences references)
{
    private readonly SchemaShapes _shapes = new(diagnostics);

    // A reference may refer to a schema that is already parsed. It is reported once.
    private readonly Dictionary<(JsonSyntax Syntax, EquatableArray<DynamicAnchor> Scope), Schema> _parsed = [];

    // The number of omitted patterns.
    private int _unchecked;

    public bool IsMalformed => _shapes.IsMalformed;

    /// <summary>Gets a value indicating whether the keywords of XDM schemas are read.</summary>
    public bool IsXdm { get; init; }

    /// <param name="what">The name of the schema in messages.</param>
    /// <param name="outside">The context of the parent.</param>
    /// <param name="isAdditional">True for the schema of additional values, which may be true or false in every dialect.</param>
    public Schema Parse(string what, JsonSyntax syntax, SchemaContext outside, bool isAdditional = false)
    {
        var inside = references.ContextWithin(syntax, outside);
        if (_parsed.TryGetValue((syntax, inside.Scope), out var known))
        {
            return known;
        }

        var schema = new Schema();
        switch (syntax)
        {
            case JsonSyntax.Object members:
                schema = ParseObject(members, inside);
                break;
            case JsonSyntax.Literal { Kind: JsonLiteralKind.True or JsonLiteralKind.False } literal
                when isAdditional || outside.Dialect.HasBooleanSchemas:
                schema = new Schema { Always = literal.Kind == JsonLiteralKind.True };
                break;
            default:
                _shapes.ReportNotASchema(what, syntax, isAdditional || outside.Dialect.HasBooleanSchemas);
                break;
        }

        _parsed.Add((syntax, inside.Scope), schema);
        return schema;
    }

    private Schema ParseObject(JsonSyntax.Object syntax, SchemaContext context)
    {
        var members = Members.LastOfEach(syntax);
        if (!context.Dialect.HasSiblingsOfReferences && members.FirstOrDefault(m => m.Name == "$ref") is { } reference)
        {
            return ParseReference(reference, members, context);
        }

        var schema = new Schema();
        var before = _unchecked;
        foreach (var member in members)
        {
            if (!context.Dialect.HasKeyword(member.Name))
            {
                diagnostics.AddAtName(DefinitionRules.UnknownKeyword, member, member.Name, context.Dialect.Name);
            }
            else if (!IsUnreadable(member))
            {
                schema = ParseKeyword(schema, member, context);
            }
        }

        if (context.Dialect.HasExclusiveFlags)
        {
            schema = ExcludeLimits(schema, members);
        }

        if (members.FirstOrDefault(m => m.Name == "patternProperties")?.Value is JsonSyntax.Object patterns
            && schema.PatternProperties.Count < Members.LastOfEach(patterns).Count)
        {
            // The set of additional properties is unknown.
            schema = schema with { AdditionalProperties = null };
        }

        if (context.Dialect.HasSiblingsOfReferences)
        {
            return Complete(_unchecked == before ? schema : WithoutCounts(schema), context.Dialect);
        }

        return schema.TupleItems is null ? schema with { AdditionalItems = null } : schema;
    }

    // The set of evaluated properties and items, and the number of matching items, are unknown if a pattern is omitted.
    private static Schema WithoutCounts(Schema schema) =>
        schema with { UnevaluatedItems = null, UnevaluatedProperties = null, MaxContains = null };

    private static Schema Complete(Schema schema, SchemaDialect dialect)
    {
        if (schema.TupleItems is null)
        {
            schema = schema with { AdditionalItems = null };
        }
        else if (!dialect.HasItemLists)
        {
            schema = schema with { Items = null, AdditionalItems = schema.Items };
        }

        if (schema.Contains is null)
        {
            schema = schema with { MinContains = null, MaxContains = null };
        }

        // A reference without other rules is the same in every dialect.
        if (schema.AllOf is [{ IsSibling: true } only]
            && schema with { AllOf = [], Title = null, Description = null, Unit = null } == new Schema())
        {
            schema = schema with { AllOf = [], Ref = only.Ref, RefKeyword = only.RefKeyword };
        }

        return schema.DependsOnDialect ? schema with { Keywords = dialect.Names } : schema;
    }

    private static Schema ExcludeLimits(Schema schema, IReadOnlyList<JsonSyntax.Property> members)
    {
        bool Has(string flag) =>
            members.Any(m => m.Name == flag && m.Value is JsonSyntax.Literal { Kind: JsonLiteralKind.True });

        schema = Has("exclusiveMinimum") ? schema with { Minimum = null, ExclusiveMinimum = schema.Minimum } : schema;
        return Has("exclusiveMaximum") ? schema with { Maximum = null, ExclusiveMaximum = schema.Maximum } : schema;
    }

    // The supported dialects ignore every other keyword next to $ref. Annotations are kept.
    private Schema ParseReference(JsonSyntax.Property reference, IReadOnlyList<JsonSyntax.Property> members, SchemaContext context)
    {
        var schema = new Schema();
        foreach (var member in members.Where(m => m != reference))
        {
            if (member.Name is "title" or "description" or "x-unit" or "definitions" or "$schema")
            {
                schema = IsUnreadable(member) ? schema : ParseKeyword(schema, member, context);
            }
            else if (SchemaKeywords.IsAssertion(member.Name))
            {
                diagnostics.AddAtName(DefinitionRules.IgnoredNextToReference, member, member.Name, context.Dialect.Name);
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

        return schema with { Ref = resolve(reference.Name, text, context) };
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

    private Schema ParseKeyword(Schema schema, JsonSyntax.Property member, SchemaContext context) => member.Name switch
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
        "exclusiveMinimum" or "exclusiveMaximum" when context.Dialect.HasExclusiveFlags => ParseFlag(schema, member),
        _ when SizeKeyword.Find(member.Name) is { } keyword => keyword.Set(schema, _shapes.Size(member)),
        _ when NumberKeyword.Find(member.Name) is { } keyword =>
            keyword.Set(schema, keyword.IsPositive ? _shapes.PositiveNumber(member) : _shapes.Number(member)),
        _ => ParseApplicator(schema, member, context),
    };

    // ExcludeLimits applies the flag when all limits are parsed.
    private Schema ParseFlag(Schema schema, JsonSyntax.Property member)
    {
        _shapes.Flag(member);
        return schema;
    }

    /// <summary>Parses the keywords with subschemas.</summary>
    private Schema ParseApplicator(Schema schema, JsonSyntax.Property member, SchemaContext context) => member.Name switch
    {
        "$ref" or "$recursiveRef" or "$dynamicRef" => ParseSibling(schema, member, context),
        "prefixItems" => schema with { TupleItems = ParseList(member, context) },
        "dependentSchemas" => schema with
        {
            DependentSchemas = ParseMap(member, "an object that holds a schema for each property", "The dependency on", context),
        },
        "dependentRequired" when member.Value is JsonSyntax.Object map => schema with
        {
            DependentRequired = Members.LastOfEach(map).Select(m => new DependentRequired(m.Name, _shapes.Names(m))).ToEquatableArray(),
        },
        "items" when member.Value is JsonSyntax.Array list && context.Dialect.HasItemLists =>
            schema with { TupleItems = ParseItems(member, list, context) },
        "items" => schema with { Items = ParseOne(member, context) },
        "additionalItems" => schema with { AdditionalItems = ParseAdditional(member, context) },
        "contains" => schema with { Contains = ParseOne(member, context) },
        "minContains" => schema with { MinContains = _shapes.Size(member) },
        "maxContains" => schema with { MaxContains = _shapes.Size(member) },
        "unevaluatedItems" => schema with { UnevaluatedItems = ParseOne(member, context) },
        "unevaluatedProperties" => schema with { UnevaluatedProperties = ParseOne(member, context) },
        "properties" => schema with
        {
            Properties = ParseMap(member, "an object that holds a schema for each property", "The property", context),
        },
        "patternProperties" => schema with { PatternProperties = ParsePatterns(member, context) },
        "additionalProperties" => schema with { AdditionalProperties = ParseAdditional(member, context) },
        "propertyNames" => schema with { PropertyNames = ParseOne(member, context) },
        "dependencies" => ParseDependencies(schema, member, context),
        "allOf" => schema with { AllOf = ParseList(member, context).Concat(schema.AllOf).ToEquatableArray() },
        "anyOf" => schema with { AnyOf = ParseList(member, context) },
        "oneOf" => IfIntact(() => schema with { OneOf = ParseList(member, context) }) ?? schema,
        "not" => IfIntact(() => schema with { Not = ParseOne(member, context) }) ?? schema,
        "if" => IfIntact(() => schema with { If = ParseOne(member, context) }) ?? schema,
        "then" => schema with { Then = ParseOne(member, context) },
        "else" => schema with { Else = ParseOne(member, context) },
        _ => ParseOther(schema, member, context),
    };

    // The target applies in addition to the keywords next to the reference.
    private Schema ParseSibling(Schema schema, JsonSyntax.Property member, SchemaContext context)
    {
        if (member.Value is not JsonSyntax.String text)
        {
            _shapes.ReportShape(member, member.Value, "a string");
            return schema;
        }

        var target = new Schema { Ref = resolve(member.Name, text, context), RefKeyword = member.Name, IsSibling = true };
        return schema with { AllOf = schema.AllOf.Append(target).ToEquatableArray() };
    }

    private Schema ParseOther(Schema schema, JsonSyntax.Property member, SchemaContext context)
    {
        switch (member.Name)
        {
            case "$schema":
                SchemaDialect.Check(member, diagnostics, references.Documents);
                break;
            case var id when id == context.Dialect.IdKeyword:
                _shapes.Text(member);
                break;
            case "$anchor" or "$dynamicAnchor" when context.Dialect.HasKeyword("$anchor"):
                _shapes.Text(member);
                break;
            case "$recursiveAnchor" when context.Dialect.HasKeyword(member.Name):
                _shapes.Flag(member);
                break;
            case "$vocabulary" when context.Dialect.HasKeyword(member.Name):
                break;
            case "definitions" or "$defs":
                ParseMap(member, "an object that holds schemas", "The definition", context);
                break;
            case var name when IsXdm && XdmKeywords.IsKeyword(name):
                return XdmKeywords.Set(schema, member);
            default:
                if (!SchemaKeywords.Metadata.Contains(member.Name))
                {
                    diagnostics.AddAtName(DefinitionRules.UnknownKeyword, member, member.Name, context.Dialect.Name);
                }

                break;
        }

        return schema;
    }

    private Schema ParseOne(JsonSyntax.Property member, SchemaContext context) => Parse($"'{member.Name}'", member.Value, context);

    private Schema ParseAdditional(JsonSyntax.Property member, SchemaContext context) =>
        Parse($"'{member.Name}'", member.Value, context, isAdditional: true);

    private EquatableArray<Schema> ParseList(JsonSyntax.Property member, SchemaContext context)
    {
        return member.Value is JsonSyntax.Array { Items.Count: > 0 } list ? ParseItems(member, list, context)
            : _shapes.ReportShape<EquatableArray<Schema>>(member, "an array of at least one schema") ?? [];
    }

    private EquatableArray<Schema> ParseItems(JsonSyntax.Property member, JsonSyntax.Array list, SchemaContext context) =>
        list.Items.Select(item => Parse($"Each item of '{member.Name}'", item, context)).ToEquatableArray();

    private EquatableArray<NamedSchema> ParseMap(JsonSyntax.Property member, string expected, string what, SchemaContext context)
    {
        return member.Value is JsonSyntax.Object map
            ? Members.LastOfEach(map).Select(m => new NamedSchema(m.Name, Parse($"{what} '{m.Name}'", m.Value, context))).ToEquatableArray()
            : _shapes.ReportShape<EquatableArray<NamedSchema>>(member, expected) ?? [];
    }

    private EquatableArray<NamedSchema> ParsePatterns(JsonSyntax.Property member, SchemaContext context)
    {
        var parsed = ParseMap(member, "an object that holds a schema for each pattern", "The pattern", context);
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

    private Schema ParseDependencies(Schema schema, JsonSyntax.Property member, SchemaContext context)
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
                schemas.Add(new NamedSchema(dependency.Name, Parse($"The dependency on '{dependency.Name}'", dependency.Value, context)));
            }
        }

        return schema with { DependentSchemas = schemas.ToEquatableArray(), DependentRequired = names.ToEquatableArray() };
    }
}
