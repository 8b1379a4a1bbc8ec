using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Syntax to schema. A keyword that is not compiled is reported and left out, and with it whatever would otherwise refuse
/// documents that the schema accepts: a schema that accepts too much under 'not' would refuse too much.
/// </summary>
internal sealed class SchemaParser
{
    private readonly Findings _findings;
    private readonly SchemaShapes _shapes;

    private SchemaParser(Findings findings)
    {
        _findings = findings;
        _shapes = new SchemaShapes(findings);
    }

    /// <summary>The schema, or null when it is malformed.</summary>
    /// <param name="what">What it is the schema of, for messages.</param>
    public static Schema? Parse(string what, JsonSyntax syntax, Findings findings)
    {
        var parser = new SchemaParser(findings);
        var parsed = parser.ParseSchema(what, syntax);
        return parser._shapes.IsMalformed ? null : parsed.Schema;
    }

    private ParsedSchema ParseSchema(string what, JsonSyntax syntax)
    {
        switch (syntax)
        {
            case JsonObjectSyntax members:
                return ParseObject(members);
            case JsonLiteralSyntax { Kind: JsonLiteralKind.True or JsonLiteralKind.False } literal:
                return new ParsedSchema(new Schema { Always = literal.Kind == JsonLiteralKind.True }, true);
            default:
                _shapes.RefuseSchema(what, syntax);
                return ParsedSchema.Anything;
        }
    }

    private ParsedSchema ParseObject(JsonObjectSyntax syntax)
    {
        var draft = new SchemaDraft();
        foreach (var member in Members.LastOfEach(syntax))
        {
            if (!IsUnreadable(member))
            {
                ParseKeyword(member, draft);
            }
        }

        return draft.Finish();
    }

    private bool IsUnreadable(JsonMemberSyntax member)
    {
        if (member.Value is not JsonLiteralSyntax { Kind: JsonLiteralKind.Missing })
        {
            return false;
        }

        _shapes.Refuse(member, member.Value, string.Empty);
        return true;
    }

    private void ParseKeyword(JsonMemberSyntax member, SchemaDraft draft)
    {
        var schema = draft.Schema;
        switch (member.Name)
        {
            case "title":
                draft.Schema = schema with { Title = _shapes.Text(member) };
                break;
            case "description":
                draft.Schema = schema with { Description = _shapes.Text(member) };
                break;
            case "default":
                draft.Schema = schema with { Default = JsonValues.ToValue(member.Value) };
                break;
            case "type":
                draft.Schema = schema with { Types = _shapes.Types(member) };
                break;
            case "const":
                draft.Schema = schema with { Const = JsonValues.ToValue(member.Value) };
                break;
            case "enum":
                draft.Schema = schema with { Enum = _shapes.Values(member) };
                break;
            case "multipleOf":
                draft.Schema = schema with { MultipleOf = _shapes.PositiveNumber(member) };
                break;
            case "minimum":
                draft.Schema = schema with { Minimum = _shapes.Number(member) };
                break;
            case "exclusiveMinimum":
                draft.Schema = schema with { ExclusiveMinimum = _shapes.Number(member) };
                break;
            case "maximum":
                draft.Schema = schema with { Maximum = _shapes.Number(member) };
                break;
            case "exclusiveMaximum":
                draft.Schema = schema with { ExclusiveMaximum = _shapes.Number(member) };
                break;
            case "minLength":
                draft.Schema = schema with { MinLength = _shapes.Size(member) };
                break;
            case "maxLength":
                draft.Schema = schema with { MaxLength = _shapes.Size(member) };
                break;
            case "format":
                draft.Schema = schema with { Format = _shapes.Text(member) };
                break;
            case "minItems":
                draft.Schema = schema with { MinItems = _shapes.Size(member) };
                break;
            case "maxItems":
                draft.Schema = schema with { MaxItems = _shapes.Size(member) };
                break;
            case "required":
                draft.Schema = schema with { Required = _shapes.Names(member) };
                break;
            default:
                ParseApplicator(member, draft);
                break;
        }
    }

    /// <summary>Keywords that hold schemas.</summary>
    private void ParseApplicator(JsonMemberSyntax member, SchemaDraft draft)
    {
        var schema = draft.Schema;
        switch (member.Name)
        {
            case "items" when member.Value is JsonArraySyntax:
                ReportUnsupported(member);
                draft.IsExact = false;
                break;
            case "items":
                draft.Schema = schema with { Items = Weaker(member, draft) };
                break;
            case "additionalProperties":
                draft.Schema = schema with { AdditionalProperties = Weaker(member, draft) };
                break;
            case "properties":
                draft.Schema = schema with { Properties = ParseProperties(member, draft) };
                break;
            case "allOf":
                draft.Schema = schema with { AllOf = ParseList(member, draft, out _) };
                break;
            case "anyOf":
                draft.Schema = schema with { AnyOf = ParseList(member, draft, out _) };
                break;
            case "oneOf":
                var cases = ParseList(member, draft, out var isExact);
                draft.Schema = schema with { OneOf = isExact ? cases : EquatableArray<Schema>.Empty };
                break;
            case "not":
                var refused = ParseSchema("'not'", member.Value);
                draft.IsExact &= refused.IsExact;
                draft.Schema = schema with { Not = refused.IsExact ? refused.Schema : null };
                break;
            case "if":
                var condition = ParseSchema("'if'", member.Value);
                draft.IsConditionExact = condition.IsExact;
                draft.Schema = schema with { If = condition.Schema };
                break;
            case "then":
                draft.Schema = schema with { Then = Weaker(member, draft) };
                break;
            case "else":
                draft.Schema = schema with { Else = Weaker(member, draft) };
                break;
            default:
                ParseOther(member, draft);
                break;
        }
    }

    private void ParseOther(JsonMemberSyntax member, SchemaDraft draft)
    {
        if (member.Name == "$schema")
        {
            CheckDraft(member);
        }
        else if (SchemaKeywords.Unsupported.Contains(member.Name))
        {
            ReportUnsupported(member);
            draft.IsExact = false;
            draft.IsReference |= member.Name == "$ref";
            draft.HasPatternProperties |= member.Name == "patternProperties";
        }
        else if (SchemaKeywords.Content.Contains(member.Name))
        {
            ReportUnsupported(member);
        }
        else if (!SchemaKeywords.Metadata.Contains(member.Name))
        {
            _findings.AddAtName(DefinitionRules.UnknownKeyword, member, member.Name);
        }
    }

    private void ReportUnsupported(JsonMemberSyntax member) => _findings.AddAtName(DefinitionRules.UnsupportedKeyword, member, member.Name);

    private void CheckDraft(JsonMemberSyntax member)
    {
        if (member.Value is not JsonStringSyntax uri)
        {
            _shapes.Refuse(member, member.Value, "a string");
        }
        else if (uri.Value.TrimEnd('#') is not (SchemaKeywords.Draft07 or "https://json-schema.org/draft-07/schema"))
        {
            _findings.Add(DefinitionRules.OtherDraft, uri, uri.Value);
        }
    }

    /// <summary>A schema under which accepting too much means accepting too much.</summary>
    private Schema Weaker(JsonMemberSyntax member, SchemaDraft draft)
    {
        var parsed = ParseSchema($"'{member.Name}'", member.Value);
        draft.IsExact &= parsed.IsExact;
        return parsed.Schema;
    }

    private EquatableArray<Schema> ParseList(JsonMemberSyntax member, SchemaDraft draft, out bool isExact)
    {
        isExact = true;
        if (member.Value is not JsonArraySyntax { Items.Count: > 0 } array)
        {
            _shapes.Refuse(member, member.Value, "an array of at least one schema");
            return EquatableArray<Schema>.Empty;
        }

        var schemas = new List<Schema>();
        foreach (var item in array.Items)
        {
            var parsed = ParseSchema($"Each item of '{member.Name}'", item);
            isExact &= parsed.IsExact;
            schemas.Add(parsed.Schema);
        }

        draft.IsExact &= isExact;
        return schemas.ToEquatableArray();
    }

    private EquatableArray<NamedSchema> ParseProperties(JsonMemberSyntax member, SchemaDraft draft)
    {
        if (member.Value is not JsonObjectSyntax properties)
        {
            _shapes.Refuse(member, member.Value, "an object that holds a schema for each property");
            return EquatableArray<NamedSchema>.Empty;
        }

        var schemas = new List<NamedSchema>();
        foreach (var property in Members.LastOfEach(properties))
        {
            var parsed = ParseSchema($"The property '{property.Name}'", property.Value);
            draft.IsExact &= parsed.IsExact;
            schemas.Add(new NamedSchema(property.Name, parsed.Schema));
        }

        return schemas.ToEquatableArray();
    }
}
