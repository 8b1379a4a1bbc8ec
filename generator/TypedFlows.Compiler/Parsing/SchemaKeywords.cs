using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>The keywords of JSON Schema draft-07, by what becomes of them here.</summary>
internal static class SchemaKeywords
{
    public const string Draft07 = "http://json-schema.org/draft-07/schema";

    /// <summary>Keywords that check nothing and are not kept.</summary>
    public static readonly HashSet<string> Metadata = new(StringComparer.Ordinal)
    {
        "$comment", "examples", "readOnly", "writeOnly",
    };

    /// <summary>Keywords of which one is enough to tell that an object is a schema.</summary>
    public static readonly HashSet<string> SchemaIndicators =
    [
        "$schema", "$ref", "properties", "patternProperties", "additionalProperties", "required", "enum", "const", "allOf", "anyOf", "oneOf",
        "not", "if", "items", "minLength", "maxLength", "pattern", "minItems", "maxItems", "minProperties", "maxProperties", "propertyNames", "dependencies", "definitions",
        .. NumberKeyword.All.Select(keyword => keyword.Name),
    ];

    public static readonly HashSet<string> TypeNames = new(StringComparer.Ordinal)
    {
        "null", "boolean", "integer", "number", "string", "array", "object",
    };

    /// <summary>Whether a keyword may refuse a document.</summary>
    public static bool IsAssertion(string keyword) =>
        keyword is "type" or "contains" or "additionalItems" or "uniqueItems" or "then" or "else" or "format"
        || (SchemaIndicators.Contains(keyword) && keyword is not ("$schema" or "$ref" or "definitions"));

    /// <summary>Where a keyword holds schemas, and where what looks like one is data.</summary>
    public static SubschemaKind SubschemasOf(string keyword) => keyword switch
    {
        "items" or "additionalItems" or "contains" or "additionalProperties" or "propertyNames" or "not" or "if" or "then" or "else"
            or "allOf" or "anyOf" or "oneOf" => SubschemaKind.Schemas,
        "properties" or "patternProperties" or "dependencies" or "definitions" => SubschemaKind.Map,
        _ => SubschemaKind.None,
    };
}

/// <summary>Where a keyword holds schemas.</summary>
internal enum SubschemaKind
{
    None,

    /// <summary>Its value is a schema, or a list of them.</summary>
    Schemas,

    /// <summary>Its value is an object whose members are schemas.</summary>
    Map,
}
