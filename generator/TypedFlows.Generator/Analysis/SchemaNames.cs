using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>What a schema says of the members of one object, wherever in its conditions it says it.</summary>
internal static class SchemaNames
{
    /// <summary>The names of members that the schema speaks of.</summary>
    public static IEnumerable<string> In(Schema schema) => Here(schema)
        .SelectMany(part => part.Properties.Select(property => property.Name).Concat(part.Required))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Every schema that may judge the member of that name.</summary>
    public static IEnumerable<Schema> For(Schema schema, string name) => Here(schema)
        .Select(part => part.FindProperty(name))
        .OfType<Schema>()
        .SelectMany(Here);

    /// <summary>The schema and those in it that judge the same value.</summary>
    public static IEnumerable<Schema> Here(Schema schema)
    {
        var parts = schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf)
            .Concat(new[] { schema.Not, schema.If, schema.Then, schema.Else }.OfType<Schema>());
        return new[] { schema }.Concat(parts.SelectMany(Here));
    }
}
