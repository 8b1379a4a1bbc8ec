using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Evaluates every <c>default</c> against its schema.</summary>
internal static class DefaultCheck
{
    private static readonly EvaluationOptions s_first = EvaluationOptions.Default with { StopAtFirst = true };

    public static IEnumerable<LinkDiagnostic> Find(Spec spec) => spec.Parts
        .Where(part => part.Document is not null)
        .SelectMany(part => Find(part.Document!, part.Pointer, part.Name, spec));

    // Each location is reported once, because the target of a reference may be inside the target of another reference.
    private static IEnumerable<LinkDiagnostic> Find(SchemaDocument document, string pointer, string name, Spec spec)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var targets = document.Targets.Where(t => t.Name[0] == '#').Select(
            t => (t.Schema, Pointer: pointer + t.Name.Substring(1), Name: JsonPointer.Last(t.Name)));
        foreach (var (schema, at, member) in targets.Prepend((document.Root, pointer, name)))
        {
            foreach (var diagnostic in Find(schema, at, member, document, spec, met))
            {
                yield return diagnostic;
            }
        }
    }

    /// <param name="name">The name of the property of the schema in the message.</param>
    private static IEnumerable<LinkDiagnostic> Find(
        Schema schema, string pointer, string name, SchemaDocument document, Spec spec, HashSet<string> met)
    {
        if (!met.Add(pointer))
        {
            yield break;
        }

        if (schema.Default is { } value
            && SchemaEvaluator.Evaluate(
                document with { Root = schema }, InstanceReader.Read(value), string.Empty, s_first).Violations is [var first, ..])
        {
            yield return new LinkDiagnostic(DefinitionRules.DefaultViolatesSchema, spec.Path, pointer + "/default", [name, first.Message]);
        }

        foreach (var (child, path, member) in Children(schema, name))
        {
            foreach (var diagnostic in Find(child, pointer + path, member, document, spec, met))
            {
                yield return diagnostic;
            }
        }
    }

    private static IEnumerable<(Schema Schema, string Path, string Name)> Children(Schema schema, string name)
    {
        foreach (var property in schema.Properties)
        {
            yield return (property.Schema, "/properties/" + JsonPointer.Escape(property.Name), property.Name);
        }

        (EquatableArray<NamedSchema> Schemas, string Keyword)[] maps =
        [
            (schema.PatternProperties, "patternProperties"),
            (schema.DependentSchemas, "dependencies"),
        ];
        foreach (var (schemas, keyword) in maps)
        {
            foreach (var named in schemas)
            {
                yield return (named.Schema, $"/{keyword}/{JsonPointer.Escape(named.Name)}", name);
            }
        }

        (EquatableArray<Schema>? Schemas, string Keyword)[] lists =
            [(schema.AllOf, "allOf"), (schema.AnyOf, "anyOf"), (schema.OneOf, "oneOf"), (schema.TupleItems, "items")];
        foreach (var (schemas, keyword) in lists)
        {
            for (var i = 0; i < schemas?.Count; i++)
            {
                yield return (schemas[i], $"/{keyword}/{i.ToString(CultureInfo.InvariantCulture)}", name);
            }
        }

        (Schema? Schema, string Keyword)[] singles =
        [
            (schema.Items, "items"), (schema.AdditionalItems, "additionalItems"), (schema.Contains, "contains"),
            (schema.AdditionalProperties, "additionalProperties"),
            (schema.PropertyNames, "propertyNames"), (schema.If, "if"), (schema.Then, "then"), (schema.Else, "else"), (schema.Not, "not"),
        ];
        foreach (var (single, keyword) in singles)
        {
            if (single is not null)
            {
                yield return (single, "/" + keyword, name);
            }
        }
    }
}
