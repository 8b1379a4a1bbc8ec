namespace TypedFlows.Compiler.Parsing;

/// <summary>The keywords of JSON Schema draft-07, by what becomes of them here.</summary>
internal static class SchemaKeywords
{
    public const string Draft07 = "http://json-schema.org/draft-07/schema";

    /// <summary>Keywords that check nothing and are not kept.</summary>
    public static readonly HashSet<string> Metadata = new(StringComparer.Ordinal)
    {
        "$id", "$comment", "examples", "definitions", "readOnly", "writeOnly",
    };

    /// <summary>Keywords that would check more than is checked here.</summary>
    public static readonly HashSet<string> Unsupported = new(StringComparer.Ordinal)
    {
        "$ref", "pattern", "patternProperties", "dependencies", "propertyNames", "contains", "additionalItems", "uniqueItems",
        "minProperties", "maxProperties",
    };

    /// <summary>Draft-07 keywords that say how text is to be understood; they refuse nothing.</summary>
    public static readonly HashSet<string> Content = new(StringComparer.Ordinal) { "contentEncoding", "contentMediaType" };

    /// <summary>Keywords of which one is enough to tell that an object is a schema.</summary>
    public static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "$schema", "$ref", "properties", "patternProperties", "additionalProperties", "required", "enum", "const", "allOf", "anyOf", "oneOf",
        "not", "if", "items", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
        "minItems", "maxItems", "minProperties", "maxProperties", "propertyNames", "dependencies", "definitions",
    };

    public static readonly HashSet<string> TypeNames = new(StringComparer.Ordinal)
    {
        "null", "boolean", "integer", "number", "string", "array", "object",
    };
}
