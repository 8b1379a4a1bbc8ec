using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Judges every <c>default</c> by the schema that it stands in.</summary>
internal static class DefaultCheck
{
    private static readonly EvaluationOptions s_first = EvaluationOptions.Default with { StopAtFirst = true };

    public static IEnumerable<LinkFinding> Find(Spec spec) => spec.Parts
        .Where(part => part.Document is not null)
        .SelectMany(part => Find(part.Document!, part.Pointer, part.Name, spec));

    /// <param name="name">Name of the member that the schema is of, for the message.</param>
    private static IEnumerable<LinkFinding> Find(SchemaDocument document, string pointer, string name, Spec spec)
    {
        var schema = document.Root;
        if (schema.Default is { } value
            && SchemaEvaluator.Evaluate(document, InstanceReader.Read(value), string.Empty, s_first).Violations is [var first, ..])
        {
            yield return new LinkFinding(DefinitionRules.DefaultBreaksSchema, spec.Path, pointer + "/default", [name, first.Message]);
        }

        foreach (var (child, path, member) in Children(schema, name))
        {
            foreach (var finding in Find(document with { Root = child }, pointer + path, member, spec))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<(Schema Schema, string Path, string Name)> Children(Schema schema, string name)
    {
        foreach (var property in schema.Properties)
        {
            yield return (property.Schema, "/properties/" + property.Name.Replace("~", "~0").Replace("/", "~1"), property.Name);
        }

        (EquatableArray<Schema> Schemas, string Keyword)[] lists = [(schema.AllOf, "allOf"), (schema.AnyOf, "anyOf"), (schema.OneOf, "oneOf")];
        foreach (var (schemas, keyword) in lists)
        {
            for (var i = 0; i < schemas.Count; i++)
            {
                yield return (schemas[i], $"/{keyword}/{i.ToString(CultureInfo.InvariantCulture)}", name);
            }
        }

        (Schema? Schema, string Keyword)[] singles =
            [(schema.Items, "items"), (schema.AdditionalProperties, "additionalProperties"), (schema.If, "if"), (schema.Then, "then"), (schema.Else, "else"), (schema.Not, "not")];
        foreach (var (single, keyword) in singles)
        {
            if (single is not null)
            {
                yield return (single, "/" + keyword, name);
            }
        }
    }
}
