using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Finds the schema at the schema path of a violation.</summary>
internal static class SchemaPointer
{
    /// <summary>Returns the schema at the end of the path, or null if the path ends at a keyword value that is not a schema.</summary>
    public static Schema? Find(SchemaDocument document, string pointer)
    {
        Schema? schema = document.Root;
        var tokens = JsonPointer.Tokens(pointer);
        for (var i = 0; i < tokens.Count && schema is not null; i++)
        {
            var name = i + 1 < tokens.Count ? tokens[i + 1] : string.Empty;
            switch (tokens[i])
            {
                case "properties":
                    schema = schema.FindProperty(name);
                    i++;
                    break;
                case "$ref" or "$dynamicRef" or "$recursiveRef":
                    schema = schema.Reference(tokens[i])?.Ref is { } key ? document.Find(key) : null;
                    break;
                case "patternProperties":
                    schema = Named(schema.PatternProperties, name);
                    i++;
                    break;
                case var keyword when keyword == schema.Names.DependentSchemas:
                    schema = Named(schema.DependentSchemas, name);
                    i++;
                    break;
                case var keyword when keyword == schema.Names.TupleItems && schema.TupleItems is { } tuple:
                    schema = At(tuple, name);
                    i++;
                    break;
                case "allOf":
                    schema = At(schema.AllOf, name);
                    i++;
                    break;
                case "anyOf":
                    schema = At(schema.AnyOf, name);
                    i++;
                    break;
                case "oneOf":
                    schema = At(schema.OneOf, name);
                    i++;
                    break;
                default:
                    schema = Child(schema, tokens[i]);
                    break;
            }
        }

        return schema;
    }

    private static Schema? Child(Schema schema, string keyword) => keyword switch
    {
        _ when keyword == schema.Names.AdditionalItems && schema.TupleItems is not null => schema.AdditionalItems,
        "items" => schema.Items,
        "unevaluatedItems" => schema.UnevaluatedItems,
        "additionalProperties" => schema.AdditionalProperties,
        "unevaluatedProperties" => schema.UnevaluatedProperties,
        "not" => schema.Not,
        "if" => schema.If,
        "then" => schema.Then,
        "else" => schema.Else,
        _ => null,
    };

    private static Schema? Named(EquatableArray<NamedSchema> schemas, string name) =>
        schemas.FirstOrDefault(schema => schema.Name == name)?.Schema;

    private static Schema? At(EquatableArray<Schema> schemas, string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < schemas.Count ? schemas[i] : null;
}

/// <summary>Finds the rules of a schema for the properties of one object, including its conditions and references.</summary>
internal static class SchemaNames
{
    /// <summary>Returns the property names to which the root of the document applies rules.</summary>
    public static IEnumerable<string> In(SchemaDocument document) => Here(document, document.Root)
        .SelectMany(Names)
        .Distinct(StringComparer.Ordinal);

    /// <summary>Returns the schema and its subschemas for the same value.</summary>
    public static IEnumerable<Schema> Here(SchemaDocument document, Schema schema)
    {
        var target = document.Resolve(schema) ?? schema;
        return new[] { target }.Concat(target.InPlaceSubschemas().SelectMany(inside => Here(document, inside)));
    }

    private static IEnumerable<string> Names(Schema schema) => schema.Properties.Select(property => property.Name)
        .Concat(schema.Required)
        .Concat(schema.DependentSchemas.Select(dependency => dependency.Name))
        .Concat(schema.DependentRequired.SelectMany(dependency => dependency.Names.Append(dependency.Name)));
}
