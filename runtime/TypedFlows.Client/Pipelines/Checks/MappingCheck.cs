using System.Text.Json;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Client;

/// <summary>Checks the rows of a pipeline against its schema on the platform, with the rules that the editor applies to a compiled
/// schema.</summary>
internal static class MappingCheck
{
    /// <summary>Returns the destinations that the schema does not have or that do not fit, and the required fields without a
    /// row.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(
        PlatformClient client, Pipeline pipeline, PipelineFound found, PipelinePlan plan, CancellationToken cancellationToken)
    {
        var step = plan.Steps.First(step => step.Resource == PipelineResource.Schema);
        if (found.Schema is not { } schema || found.Rows.Count == 0 || step.Action != PipelineAction.Unchanged)
        {
            return [];
        }

        if (found.Existing is not null)
        {
            return Find(schema, pipeline.Schema.Existing!.Identities, pipeline, found.Rows);
        }

        try
        {
            var full = await client.Schemas.GetFullAsync(schema.Id, cancellationToken).ConfigureAwait(false);
            var descriptors = await client.Schemas.GetDescriptorsAsync(schema.Id, cancellationToken).ConfigureAwait(false);
            return
            [
                .. Find(full, Identities(descriptors), pipeline, found.Rows).Select(
                    warning => $"{warning} (the schema is not compiled, so the plan checked the mapping with the schema on the platform)"),
            ];
        }
        catch (PlatformException error)
        {
            return [$"the mapping was not checked, because the fields of the schema could not be read: {error.Message}"];
        }
    }

    /// <summary>Returns the destinations that the schema does not declare.</summary>
    public static IReadOnlyList<string> Missing(TenantSchema schema, IEnumerable<MappingRow> rows)
    {
        var fields = JsonField.Of(schema.Json);
        return
        [
            .. rows.Select(row => row.Destination)
                .Where(path => FieldLookup.Find(fields, path).Problem == FieldProblem.Unknown).Distinct(StringComparer.Ordinal),
        ];
    }

    private static List<string> Find(
        TenantSchema schema, IReadOnlyList<XdmIdentity> identities, Pipeline pipeline, IReadOnlyList<MappingRow> rows)
    {
        var title = schema.Title ?? schema.Id;
        var fields = JsonField.Of(schema.Json);
        var columns = Columns(pipeline.Flow.Source);
        var warnings = rows.Select(row => Problem(row, fields, columns, title)).OfType<string>().ToList();
        return warnings.Count > 0
            ? warnings
            : [
                .. UnmappedFields.Of(
                    fields, rows.Select(row => row.Destination),
                    [.. identities.Select(identity => (identity.Path, identity.Namespace, identity.IsPrimary))])
                    .Select(field => field.Describe(title)),
            ];
    }

    private static string? Problem(MappingRow row, FieldSchema fields, Dictionary<string, FieldType> columns, string title)
    {
        var found = FieldLookup.Find(fields, row.Destination);
        return found.Problem switch
        {
            FieldProblem.Unknown => $"{title} has no field '{row.Destination}'",
            FieldProblem.NoIndex =>
                $"'{found.At}' of {title} is an array, so the path '{row.Destination}' must select its items; use '{found.Remedy}'",
            FieldProblem.NoArray =>
                $"'{found.At}' of {title} is not an array, so the path '{row.Destination}' cannot select items; use '{found.Remedy}'",
            _ when found.Field is { } field
                && row.SourceType == MappingSourceType.Attribute
                && columns.TryGetValue(row.Source, out var type)
                && FieldTypes.CannotConvert(type, field.Type) =>
                FieldTypes.Mismatch(row.Source, type, row.Destination, field.Type, title),
            _ => null,
        };
    }

    private static IReadOnlyList<XdmIdentity> Identities(JsonElement descriptors) =>
    [
        .. descriptors.Items("xdm:descriptorIdentity")
            .Where(descriptor => descriptor.Text("xdm:sourceProperty") is { Length: > 0 })
            .Select(descriptor => new XdmIdentity(
                FieldPath.Text(descriptor.Text("xdm:sourceProperty")!.Trim('/').Split('/')),
                descriptor.Text("xdm:namespace") ?? string.Empty,
                descriptor.Member("xdm:isPrimary") is { ValueKind: JsonValueKind.True })),
    ];

    private static Dictionary<string, FieldType> Columns(ISource source)
    {
        var columns = new Dictionary<string, FieldType>(StringComparer.Ordinal);
        foreach (var column in PipelineContent.Value(source.WriteTo).Items("columns"))
        {
            if (column.Text("name") is { } name)
            {
                FieldType? inPlatform = column.Member("xdm") is { } xdm ? FieldTypes.Of(xdm.Text("type"), xdm.Text("format"), null) : null;
                columns[name] = columns.ContainsKey(name) ? FieldType.None : FieldTypes.OfColumn(column.Text("type"), inPlatform);
            }
        }

        return columns;
    }
}
