using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Evaluates every <c>default</c> against its schema.</summary>
internal static class DefaultCheck
{
    private static readonly EvaluationOptions s_first = EvaluationOptions.Default with { StopAtFirst = true };

    // Nobody fills in the defaults of XDM schemas, and some in the vendor's own files are wrong.
    public static IEnumerable<LinkDiagnostic> Find(Spec spec) => spec.Kind == SpecKind.XdmSchema ? [] : spec.Parts
        .Where(part => part.Document is not null)
        .SelectMany(part => Find(part.Document!, part.Pointer, part.Name, spec));

    // Each location is reported once, because the target of a reference may be inside the target of another reference.
    private static IEnumerable<LinkDiagnostic> Find(SchemaDocument document, string pointer, string name, Spec spec)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var targets = document.Targets.Where(t => t.Name[0] == '#').Select(
            t => (t.Schema, Pointer: pointer + SchemaDocument.WithoutScope(t.Name.Substring(1)), Name: JsonPointer.Last(t.Name)));
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
        return
        [
            .. schema.Properties.Select(p => (p.Schema, JsonPointer.Append("/properties", p.Name), p.Name)),
            .. Named("patternProperties", schema.PatternProperties), .. Named(schema.Names.DependentSchemas, schema.DependentSchemas),
            .. Each("allOf", schema.AllOf.Where(part => !part.IsSibling)), .. Each("anyOf", schema.AnyOf), .. Each("oneOf", schema.OneOf),
            .. Each(schema.Names.TupleItems, schema.TupleItems ?? []), .. One("items", schema.Items),
            .. One(schema.Names.AdditionalItems, schema.AdditionalItems), .. One("unevaluatedItems", schema.UnevaluatedItems),
            .. One("unevaluatedProperties", schema.UnevaluatedProperties),
            .. One("contains", schema.Contains), .. One("additionalProperties", schema.AdditionalProperties),
            .. One("propertyNames", schema.PropertyNames), .. One("if", schema.If), .. One("then", schema.Then),
            .. One("else", schema.Else), .. One("not", schema.Not),
        ];

        IEnumerable<(Schema, string, string)> Named(string keyword, EquatableArray<NamedSchema> schemas) =>
            schemas.Select(each => (each.Schema, JsonPointer.Append("/" + keyword, each.Name), name));
        IEnumerable<(Schema, string, string)> Each(string keyword, IEnumerable<Schema> schemas) =>
            schemas.Select((each, i) => (each, JsonPointer.Append("/" + keyword, i), name));
        IEnumerable<(Schema, string, string)> One(string keyword, Schema? only) => only is null ? [] : [(only, "/" + keyword, name)];
    }
}
