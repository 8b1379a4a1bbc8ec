using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Writes the body of a mapping set in either vocabulary.</summary>
internal static class MappingBody
{
    private const int MaxExpressionLength = 4096;

    /// <summary>Checks the rows and returns the action that writes the properties of the body.</summary>
    public static Action<Utf8JsonWriter> Of(
        XdmSchemaRef schema, IReadOnlyList<MappingRow> mappings, MappingVocabulary? vocabulary, string? name)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(mappings);
        if (mappings.Count == 0)
        {
            throw new ArgumentException("A mapping set must have at least one row. Add a row to the mapping.", nameof(mappings));
        }

        if (mappings.Select(Problem).FirstOrDefault(problem => problem is not null) is { } found)
        {
            throw new ArgumentException(found, nameof(mappings));
        }

        // Only the current vocabulary has a source type.
        var typed = mappings.FirstOrDefault(row => row.SourceType != MappingSourceType.Attribute);
        if (vocabulary == MappingVocabulary.Attributes && typed is not null)
        {
            throw new ArgumentException(
                $"The source of the mapping row to '{typed.Destination}' is not an attribute, and MappingVocabulary.Attributes has only "
                    + "attributes. Use MappingVocabulary.Operations, or omit the vocabulary.",
                nameof(vocabulary));
        }

        var isOlder = (vocabulary ?? (typed is null ? MappingVocabulary.Attributes : MappingVocabulary.Operations))
            == MappingVocabulary.Attributes;
        return writer =>
        {
            writer.WriteOptional("name", name);
            if (isOlder)
            {
                writer.WriteNumber("version", 0);
                writer.WriteString("xdmSchema", schema.Id);
                writer.WriteString("xdmVersion", schema.Version);
                writer.WriteNull("id");
            }
            else
            {
                writer.WriteStartObject("outputSchema");
                writer.WriteStartObject("schemaRef");
                writer.WriteString("id", schema.Id);
                writer.WriteString("contentType", schema.ContentType);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteStartArray("mappings");
            foreach (var mapping in mappings)
            {
                WriteRow(writer, mapping, isOlder);
            }

            writer.WriteEndArray();
        };
    }

    /// <summary>Returns why a row cannot be sent, with the remedy, or null if it can.</summary>
    public static string? Problem(MappingRow row)
    {
        // Blank text is a value.
        var isBlank = row.SourceType == MappingSourceType.Constant
            ? string.IsNullOrEmpty(row.Source)
            : string.IsNullOrWhiteSpace(row.Source);
        return isBlank || string.IsNullOrWhiteSpace(row.Destination)
            ? $"The mapping row from '{row.Source}' to '{row.Destination}' is incomplete. Set both the source and the destination."
            : row is { SourceType: MappingSourceType.Expression, Source.Length: > MaxExpressionLength and var length }
            ? $"The expression of the mapping row to '{row.Destination}' has {length} characters, but at most {MaxExpressionLength} are "
                + "allowed. Shorten the expression."
            : null;
    }

    private static void WriteRow(Utf8JsonWriter writer, MappingRow mapping, bool isOlder)
    {
        writer.WriteStartObject();
        if (isOlder)
        {
            writer.WriteString("destinationXdmPath", mapping.Destination);
            writer.WriteString("sourceAttribute", mapping.Source);
            writer.WriteBoolean("identity", mapping.Identity);
            writer.WriteString("identityGroup", mapping.IdentityGroup);
            writer.WriteString("namespaceCode", mapping.NamespaceCode);
            writer.WriteNumber("version", 0);
        }
        else
        {
            writer.WriteString("sourceType", mapping.SourceType switch
            {
                MappingSourceType.Attribute => "ATTRIBUTE",
                MappingSourceType.Expression => "EXPRESSION",
                _ => "STATIC",
            });
            writer.WriteString("source", mapping.Source);
            writer.WriteString("destination", mapping.Destination);
            if (mapping.Identity)
            {
                writer.WriteBoolean("identity", true);
            }

            writer.WriteOptional("identityGroup", mapping.IdentityGroup);
            writer.WriteOptional("namespaceCode", mapping.NamespaceCode);
        }

        writer.WriteEndObject();
    }
}
