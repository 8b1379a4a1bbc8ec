using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <content>
/// Provides the meta-schemas of 2019-09 and 2020-12. They consist of one document per vocabulary. Most vocabularies differ only in the
/// keyword that refers to the whole meta-schema.
/// </content>
internal static partial class MetaSchema
{
    private const string DynamicReference = "\"$dynamicRef\": \"#meta\"";
    private const string RecursiveReference = "\"$recursiveRef\": \"#\"";

    private const string Core2019 =
        """
        "$id": { "type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$" },
        "$schema": { "type": "string", "format": "uri" },
        "$anchor": { "type": "string", "pattern": "^[A-Za-z][-A-Za-z0-9.:_]*$" },
        "$ref": { "type": "string", "format": "uri-reference" },
        "$recursiveRef": { "type": "string", "format": "uri-reference" },
        "$recursiveAnchor": { "type": "boolean", "default": false },
        "$vocabulary": {
            "type": "object",
            "propertyNames": { "type": "string", "format": "uri" },
            "additionalProperties": { "type": "boolean" },
            "default": {}
        },
        "$comment": { "type": "string" },
        "$defs": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" }, "default": {} }
        """;

    private const string Core2020 =
        """
        "$id": { "$ref": "#/$defs/uriReferenceString", "pattern": "^[^#]*#?$" },
        "$schema": { "$ref": "#/$defs/uriString" },
        "$ref": { "$ref": "#/$defs/uriReferenceString" },
        "$anchor": { "$ref": "#/$defs/anchorString" },
        "$dynamicRef": { "$ref": "#/$defs/uriReferenceString" },
        "$dynamicAnchor": { "$ref": "#/$defs/anchorString" },
        "$vocabulary": {
            "type": "object",
            "propertyNames": { "$ref": "#/$defs/uriString" },
            "additionalProperties": { "type": "boolean" }
        },
        "$comment": { "type": "string" },
        "$defs": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" } }
        """;

    private const string CoreDefinitions =
        """
        "anchorString": { "type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$" },
        "uriString": { "type": "string", "format": "uri" },
        "uriReferenceString": { "type": "string", "format": "uri-reference" }
        """;

    private const string Items2019 =
        """
        "additionalItems": { "$dynamicRef": "#meta" },
        "items": { "anyOf": [{ "$dynamicRef": "#meta" }, { "$ref": "#/$defs/schemaArray" }] },
        """;

    private const string Items2020 =
        """
        "prefixItems": { "$ref": "#/$defs/schemaArray" },
        "items": { "$dynamicRef": "#meta" },
        """;

    private const string Unevaluated =
        """
        "unevaluatedItems": { "$dynamicRef": "#meta" },
        "unevaluatedProperties": { "$dynamicRef": "#meta" }
        """;

    private const string Applicator =
        """
        "contains": { "$dynamicRef": "#meta" },
        "additionalProperties": { "$dynamicRef": "#meta" },
        "properties": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" }, "default": {} },
        "patternProperties": {
            "type": "object",
            "additionalProperties": { "$dynamicRef": "#meta" },
            "propertyNames": { "format": "regex" },
            "default": {}
        },
        "dependentSchemas": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" }, "default": {} },
        "propertyNames": { "$dynamicRef": "#meta" },
        "if": { "$dynamicRef": "#meta" },
        "then": { "$dynamicRef": "#meta" },
        "else": { "$dynamicRef": "#meta" },
        "allOf": { "$ref": "#/$defs/schemaArray" },
        "anyOf": { "$ref": "#/$defs/schemaArray" },
        "oneOf": { "$ref": "#/$defs/schemaArray" },
        "not": { "$dynamicRef": "#meta" }
        """;

    private const string ApplicatorDefinitions =
        """
        "schemaArray": { "type": "array", "minItems": 1, "items": { "$dynamicRef": "#meta" } }
        """;

    private const string Validation =
        """
        "type": {
            "anyOf": [
                { "$ref": "#/$defs/simpleTypes" },
                { "type": "array", "items": { "$ref": "#/$defs/simpleTypes" }, "minItems": 1, "uniqueItems": true }
            ]
        },
        "const": true,
        "enum": { "type": "array", "items": true },
        "multipleOf": { "type": "number", "exclusiveMinimum": 0 },
        "maximum": { "type": "number" },
        "exclusiveMaximum": { "type": "number" },
        "minimum": { "type": "number" },
        "exclusiveMinimum": { "type": "number" },
        "maxLength": { "$ref": "#/$defs/nonNegativeInteger" },
        "minLength": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
        "pattern": { "type": "string", "format": "regex" },
        "maxItems": { "$ref": "#/$defs/nonNegativeInteger" },
        "minItems": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
        "uniqueItems": { "type": "boolean", "default": false },
        "maxContains": { "$ref": "#/$defs/nonNegativeInteger" },
        "minContains": { "$ref": "#/$defs/nonNegativeInteger", "default": 1 },
        "maxProperties": { "$ref": "#/$defs/nonNegativeInteger" },
        "minProperties": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
        "required": { "$ref": "#/$defs/stringArray" },
        "dependentRequired": { "type": "object", "additionalProperties": { "$ref": "#/$defs/stringArray" } }
        """;

    private const string ValidationDefinitions =
        """
        "nonNegativeInteger": { "type": "integer", "minimum": 0 },
        "nonNegativeIntegerDefault0": { "$ref": "#/$defs/nonNegativeInteger", "default": 0 },
        "simpleTypes": { "enum": ["array", "boolean", "integer", "null", "number", "object", "string"] },
        "stringArray": { "type": "array", "items": { "type": "string" }, "uniqueItems": true, "default": [] }
        """;

    private const string MetaData =
        """
        "title": { "type": "string" },
        "description": { "type": "string" },
        "default": true,
        "deprecated": { "type": "boolean", "default": false },
        "readOnly": { "type": "boolean", "default": false },
        "writeOnly": { "type": "boolean", "default": false },
        "examples": { "type": "array", "items": true }
        """;

    private const string Format = """ "format": { "type": "string" } """;

    private const string Content =
        """
        "contentEncoding": { "type": "string" },
        "contentMediaType": { "type": "string" },
        "contentSchema": { "$dynamicRef": "#meta" }
        """;

    // Keywords of earlier dialects must still have their shape.
    private const string Earlier =
        """
        "definitions": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" }, "deprecated": true, "default": {} },
        "dependencies": {
            "type": "object",
            "additionalProperties": { "anyOf": [{ "$dynamicRef": "#meta" }, { "$ref": "meta/validation#/$defs/stringArray" }] },
            "deprecated": true,
            "default": {}
        }
        """;

    private const string Recursive =
        """
        "$recursiveAnchor": { "$ref": "meta/core#/$defs/anchorString", "deprecated": true },
        "$recursiveRef": { "$ref": "meta/core#/$defs/uriReferenceString", "deprecated": true },
        """;

    private static IEnumerable<SourceFile> Vocabularies() =>
    [
        .. Dialect(
            SchemaDialect.Draft2019, Earlier, ("core", Core2019, string.Empty),
            ("applicator", Items2019 + Unevaluated + "," + Applicator, ApplicatorDefinitions),
            ("validation", Validation, ValidationDefinitions), ("meta-data", MetaData, string.Empty), ("format", Format, string.Empty),
            ("content", Content, string.Empty)),
        .. Dialect(
            SchemaDialect.Draft2020, Recursive + Earlier, ("core", Core2020, CoreDefinitions),
            ("applicator", Items2020 + Applicator, ApplicatorDefinitions), ("unevaluated", Unevaluated, string.Empty),
            ("validation", Validation, ValidationDefinitions), ("meta-data", MetaData, string.Empty),
            ("format-annotation", Format, string.Empty), ("content", Content, string.Empty)),
        Document(SchemaDialect.Draft2020, "meta/format-assertion", ["format-assertion"], string.Empty, Format, string.Empty),
    ];

    private static IEnumerable<SourceFile> Dialect(
        SchemaDialect dialect, string properties, params (string Name, string Properties, string Definitions)[] vocabularies)
    {
        string[] names = [.. vocabularies.Select(vocabulary => vocabulary.Name)];
        var parts = string.Join(", ", names.Select(name => $$"""{ "$ref": "meta/{{name}}" }"""));
        return vocabularies
            .Select(each => Document(dialect, "meta/" + each.Name, [each.Name], string.Empty, each.Properties, each.Definitions))
            .Append(Document(dialect, "schema", names, $"\"allOf\": [{parts}],", properties, string.Empty));
    }

    private static SourceFile Document(
        SchemaDialect dialect, string path, string[] vocabularies, string keywords, string properties, string definitions)
    {
        var root = dialect.Uri.Substring(0, dialect.Uri.Length - "schema".Length);
        var used = string.Join(", ", vocabularies.Select(name =>
            $"\"{root}vocab/{name}\": {(name.StartsWith("format", StringComparison.Ordinal) ? "false" : "true")}"));
        var anchor = dialect.Draft == 2019 ? "\"$recursiveAnchor\": true" : "\"$dynamicAnchor\": \"meta\"";
        var text =
            $$"""
            {
                "$schema": "{{dialect.Uri}}",
                "$id": "{{root}}{{path}}",
                "$vocabulary": { {{used}} },
                {{anchor}},
                {{keywords}}
                "type": ["object", "boolean"],
                "properties": { {{properties}} },
                "$defs": { {{definitions}} }
            }
            """;
        return new(root + path, dialect.Draft == 2019 ? text.Replace(DynamicReference, RecursiveReference) : text);
    }
}
