using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Classifies the keywords of JSON Schema.</summary>
internal static class SchemaKeywords
{
    /// <summary>Keywords that check nothing and are not kept.</summary>
    public static readonly HashSet<string> Metadata = new(StringComparer.Ordinal)
    {
        "$comment", "examples", "readOnly", "writeOnly", "deprecated", "contentSchema",
    };

    /// <summary>Keywords that identify an object as a schema.</summary>
    public static readonly HashSet<string> SchemaIndicators =
    [
        "$schema", "$ref", "properties", "patternProperties", "additionalProperties", "required", "enum", "const", "allOf", "anyOf",
        "oneOf", "not", "if", "items", "pattern", "propertyNames", "dependencies", "definitions", "$defs", "$dynamicRef", "prefixItems",
        "dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties",
        .. NumberKeyword.All.Select(keyword => keyword.Name), .. SizeKeyword.All.Select(keyword => keyword.Name),
    ];

    public static readonly HashSet<string> TypeNames = new(StringComparer.Ordinal)
    {
        "null", "boolean", "integer", "number", "string", "array", "object",
    };

    /// <summary>Returns a value indicating whether a keyword may make a document invalid.</summary>
    public static bool IsAssertion(string keyword) =>
        keyword is "type" or "contains" or "additionalItems" or "uniqueItems" or "then" or "else" or "format"
        || (SchemaIndicators.Contains(keyword) && keyword is not ("$schema" or "$ref" or "$dynamicRef" or "definitions" or "$defs"));

    /// <summary>Returns the kind of subschemas of a keyword. In other keywords, an object that resembles a schema is data.</summary>
    public static SubschemaKind SubschemasOf(string keyword) => keyword switch
    {
        "items" or "additionalItems" or "contains" or "additionalProperties" or "propertyNames" or "not" or "if" or "then" or "else"
            or "allOf" or "anyOf" or "oneOf" or "prefixItems" or "unevaluatedItems" or "unevaluatedProperties" => SubschemaKind.Schemas,
        "properties" or "patternProperties" or "dependencies" or "definitions" or "$defs" or "dependentSchemas" => SubschemaKind.Map,
        _ => SubschemaKind.None,
    };

    /// <summary>Returns the vocabulary that defines a keyword, or null for a keyword that every dialect has.</summary>
    /// <param name="draft">The year of the draft.</param>
    public static string? VocabularyOf(string keyword, int draft) => keyword switch
    {
        "unevaluatedItems" or "unevaluatedProperties" when draft >= 2020 => "unevaluated",
        "format" => "format",
        "type" or "const" or "enum" or "pattern" or "uniqueItems" or "required" or "dependentRequired" or "minContains" or "maxContains" =>
            "validation",
        "definitions" or "$defs" => null,
        _ when NumberKeyword.Find(keyword) is not null || SizeKeyword.Find(keyword) is not null => "validation",
        _ => SubschemasOf(keyword) == SubschemaKind.None ? null : "applicator",
    };
}

/// <summary>Specifies the kind of subschemas of a keyword.</summary>
internal enum SubschemaKind
{
    None,

    /// <summary>The value is a schema or a list of schemas.</summary>
    Schemas,

    /// <summary>The value is an object with one schema per property.</summary>
    Map,
}
