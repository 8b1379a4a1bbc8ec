using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Reads the identities of XDM schemas from descriptors, which are in an answer of their own or part of the answer with the schema.
/// Descriptors of other types are ignored.
/// </summary>
internal static class XdmDescriptors
{
    private const string Identity = "xdm:descriptorIdentity";
    private const string Folded = "meta:descriptors";

    /// <summary>Returns a value indicating whether the text of a file may contain descriptors in an answer of their own.</summary>
    public static bool MayHold(SourceFile file) =>
        file.Text.IndexOf("\"xdm:sourceSchema\"", StringComparison.Ordinal) >= 0
            && file.Json.Root is JsonSyntax.Object root
            && XdmAnswer.IsDescriptors(root);

    /// <summary>Returns a value indicating whether the text of a file may contain a schema with all its fields.</summary>
    public static bool MayHoldSchema(SourceFile file) => file.Text.IndexOf("\"meta:class\"", StringComparison.Ordinal) >= 0;

    /// <summary>Returns the identities of a schema, the primary one first, then in ordinal order of their paths.</summary>
    /// <param name="schema">The answer with the schema.</param>
    /// <param name="fields">The fields of the schema.</param>
    /// <param name="documents">The other files, of which those with descriptors are read.</param>
    public static EquatableArray<IdentityField> Of(
        JsonSyntax.Object schema, SchemaDocument fields, SchemaDocuments documents, DiagnosticBag diagnostics)
    {
        var identities = new List<IdentityField>();
        var root = SchemaField.Of(fields);
        foreach (var (descriptor, path) in FoldedIn(schema, []))
        {
            Add(descriptor, path);
        }

        foreach (var document in documents.Names.Select(documents.Find).OfType<JsonSyntax.Object>().Where(XdmAnswer.IsDescriptors))
        {
            foreach (var descriptor in Identities(document).Where(descriptor => IsOf(descriptor, schema)))
            {
                Add(descriptor, []);
            }
        }

        return identities.Distinct().OrderBy(identity => identity.IsPrimary ? 0 : 1)
            .ThenBy(identity => identity.Path, StringComparer.Ordinal)
            .ThenBy(identity => identity.Namespace, StringComparer.Ordinal).ToEquatableArray();

        void Add(JsonSyntax.Object descriptor, IReadOnlyList<string> path)
        {
            if (Read(descriptor, path, Members.Text(schema, "title") ?? string.Empty, root, diagnostics) is { } identity)
            {
                identities.Add(identity);
            }
        }
    }

    /// <summary>Reports the schemas of the descriptors in a file that no other file contains.</summary>
    public static void Check(JsonSyntax.Object file, SchemaDocuments documents, DiagnosticBag diagnostics)
    {
        var schemas = documents.Names.Select(documents.Find).OfType<JsonSyntax.Object>().Where(XdmAnswer.IsSchema).ToList();
        foreach (var group in Identities(file).GroupBy(Schema).Where(group => group.Key is not null))
        {
            if (!schemas.Any(schema => IsOf(group.First(), schema)))
            {
                diagnostics.Add(DefinitionRules.UncompiledSchema, group.First().Find("xdm:sourceSchema")!.Value, group.Key!);
            }
        }
    }

    private static string? Schema(JsonSyntax.Object descriptor) => Members.Text(descriptor, "xdm:sourceSchema");

    // A descriptor names the major version of its schema.
    private static bool IsOf(JsonSyntax.Object descriptor, JsonSyntax.Object schema) =>
        Schema(descriptor) is { } id
            && id == Members.Text(schema, "$id")
            && (descriptor.Find("xdm:sourceVersion")?.Value is not JsonSyntax.Number version
                || Members.Text(schema, "version") is not { Length: > 0 } own
                || own.Split('.')[0] == version.Text);

    private static IEnumerable<JsonSyntax.Object> Identities(JsonSyntax.Object document) => document.Members
        .Where(member => member.Name is Identity or "results")
        .SelectMany(member => (member.Value as JsonSyntax.Array)?.Items ?? [])
        .OfType<JsonSyntax.Object>()
        .Where(IsIdentity);

    private static bool IsIdentity(JsonSyntax.Object descriptor) => Members.Text(descriptor, "@type") is null or Identity;

    /// <summary>Returns the descriptors inside a schema and inside its fields, with the path of the field that contains each.</summary>
    private static IEnumerable<(JsonSyntax.Object Descriptor, IReadOnlyList<string> Path)> FoldedIn(
        JsonSyntax.Object schema, IReadOnlyList<string> path)
    {
        var own = schema.Find(Folded)?.Value switch
        {
            JsonSyntax.Array list => list.Items.OfType<JsonSyntax.Object>().Where(each => Members.Text(each, "@type") == Identity),
            JsonSyntax.Object byType => Identities(byType),
            _ => [],
        };
        foreach (var descriptor in own)
        {
            yield return (descriptor, path);
        }

        if (schema.Find("items")?.Value is JsonSyntax.Object items)
        {
            foreach (var inside in FoldedIn(items, path))
            {
                yield return inside;
            }
        }

        foreach (var field in (schema.Find("properties")?.Value as JsonSyntax.Object)?.Members ?? [])
        {
            foreach (var inside in field.Value is JsonSyntax.Object value ? FoldedIn(value, [.. path, field.Name]) : [])
            {
                yield return inside;
            }
        }
    }

    private static IdentityField? Read(
        JsonSyntax.Object descriptor, IReadOnlyList<string> path, string title, FieldSchema fields, DiagnosticBag diagnostics)
    {
        var property = descriptor.Find("xdm:sourceProperty");
        if (property is not null && property.Value is not JsonSyntax.String { Value.Length: > 0 })
        {
            diagnostics.Add(
                DefinitionRules.MalformedMember, property.Value,
                $"'{property.Name}' of an identity must be the path of a field, such as /personalEmail/address, but is "
                    + $"{JsonValues.Describe(property.Value)}; the descriptor is ignored");
            return null;
        }

        var names = property?.Value is JsonSyntax.String text ? JsonPointer.Tokens("/" + text.Value.TrimStart('/')) : path;
        if (names.Count == 0)
        {
            diagnostics.Add(
                DefinitionRules.MalformedMember, descriptor,
                "An identity must name its field in 'xdm:sourceProperty', such as /personalEmail/address; the descriptor is ignored");
            return null;
        }

        if (Steps(fields, names) is not { } steps)
        {
            diagnostics.Add(
                DefinitionRules.IdentityWithoutField, property?.Value ?? descriptor, title, FieldPath.Text(names));
            return null;
        }

        var isPrimary = descriptor.Find("xdm:isPrimary")?.Value is JsonSyntax.Literal { Kind: JsonLiteralKind.True };
        return new(FieldPath.Text(steps), Namespace(descriptor), isPrimary);
    }

    private static string Namespace(JsonSyntax.Object descriptor) => descriptor.Find("xdm:namespace")?.Value switch
    {
        JsonSyntax.String code => code.Value,
        JsonSyntax.Number id => id.Text,
        _ => string.Empty,
    };

    /// <summary>Returns the steps to a field, or null if the schema does not declare it. The path leads through items of arrays.</summary>
    private static IReadOnlyList<FieldStep>? Steps(FieldSchema schema, IReadOnlyList<string> names)
    {
        var steps = new List<FieldStep>();
        FieldSchema? at = schema;
        foreach (var name in names)
        {
            while (at?.Item is { } item)
            {
                var last = steps[steps.Count - 1];
                steps[steps.Count - 1] = last with { Indices = [.. last.Indices, "[*]"] };
                at = item;
            }

            steps.Add(new(name, []));
            if (at is not null && at.Field(name) is null && !at.IsOpen)
            {
                return null;
            }

            at = at?.Field(name);
        }

        return steps;
    }
}
