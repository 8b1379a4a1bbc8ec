using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>What a schema says of the members of one object, wherever in its conditions or behind its references it says it.</summary>
internal static class SchemaNames
{
    /// <summary>The names of members that the root of the document speaks of.</summary>
    public static IEnumerable<string> In(SchemaDocument document) => Here(document, document.Root)
        .SelectMany(Names)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The schema and those in it that judge the same value.</summary>
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
