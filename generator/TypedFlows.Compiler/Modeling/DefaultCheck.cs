using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Judges every <c>default</c> by the schema that it stands in.</summary>
internal static class DefaultCheck
{
    public static IEnumerable<LinkFinding> Find(Spec spec) => spec.Parts
        .Where(part => part.Document is not null)
        .SelectMany(part => Find(part.Document!.Root, part.Pointer, part.Name, spec, part.Document));

    /// <param name="name">Name of the member that the schema is of, for the message.</param>
    private static IEnumerable<LinkFinding> Find(Schema schema, string pointer, string name, Spec spec, SchemaDocument document)
    {
        if (schema.Default is { } value
            && SchemaEvaluator.Evaluate(document with { Root = schema }, InstanceReader.Read(value), string.Empty).Violations is [var first, ..])
        {
            yield return new LinkFinding(DefinitionRules.DefaultBreaksSchema, spec.Path, pointer + "/default", [name, first.Message]);
        }

        foreach (var (child, path, member) in Children(schema, name))
        {
            foreach (var finding in Find(child, pointer + path, member, spec, document))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<(Schema Schema, string Path, string Name)> Children(Schema schema, string name)
    {
        foreach (var property in schema.Properties)
        {
            yield return (property.Schema, "/properties/" + JsonText.EscapePointer(property.Name), property.Name);
        }

        foreach (var (keyword, named) in new[] { ("patternProperties", schema.PatternProperties), ("dependencies", schema.DependentSchemas) })
        {
            foreach (var entry in named)
            {
                yield return (entry.Schema, $"/{keyword}/{JsonText.EscapePointer(entry.Name)}", name);
            }
        }

        (EquatableArray<Schema> Schemas, string Keyword)[] lists = [(schema.AllOf, "allOf"), (schema.AnyOf, "anyOf"), (schema.OneOf, "oneOf"), (schema.TupleItems ?? [], "items")];
        foreach (var (schemas, keyword) in lists)
        {
            for (var i = 0; i < schemas.Count; i++)
            {
                yield return (schemas[i], $"/{keyword}/{i.ToString(CultureInfo.InvariantCulture)}", name);
            }
        }

        (Schema? Schema, string Keyword)[] singles =
            [(schema.Items, "items"), (schema.AdditionalItems, "additionalItems"), (schema.Contains, "contains"),
            (schema.AdditionalProperties, "additionalProperties"), (schema.PropertyNames, "propertyNames"), (schema.If, "if"), (schema.Then, "then"), (schema.Else, "else"), (schema.Not, "not")];
        foreach (var (single, keyword) in singles)
        {
            if (single is not null)
            {
                yield return (single, "/" + keyword, name);
            }
        }
    }
}
