using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Writes the body of a mapping set in either vocabulary.</summary>
internal static class MappingBody
{
    /// <summary>Checks the rows and returns the action that writes the properties of the body.</summary>
    public static Action<Utf8JsonWriter> Of(
        XdmSchemaRef schema, IReadOnlyList<MappingRow> mappings, MappingVocabulary vocabulary, string? name)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(mappings);
        if (mappings.Count == 0)
        {
            throw new ArgumentException("A mapping set must have at least one row. Add a row to the mapping.", nameof(mappings));
        }

        if (mappings.FirstOrDefault(m => string.IsNullOrWhiteSpace(m.Source) || string.IsNullOrWhiteSpace(m.Destination)) is { } broken)
        {
            throw new ArgumentException(
                $"The mapping row from '{broken.Source}' to '{broken.Destination}' is incomplete. Set both the source and the destination.",
                nameof(mappings));
        }

        return writer =>
        {
            writer.WriteOptional("name", name);
            if (vocabulary == MappingVocabulary.Attributes)
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
                WriteRow(writer, mapping, vocabulary);
            }

            writer.WriteEndArray();
        };
    }

    private static void WriteRow(Utf8JsonWriter writer, MappingRow mapping, MappingVocabulary vocabulary)
    {
        writer.WriteStartObject();
        if (vocabulary == MappingVocabulary.Attributes)
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
            writer.WriteString("sourceType", "ATTRIBUTE");
            writer.WriteString("source", mapping.Source);
            writer.WriteString("destination", mapping.Destination);
        }

        writer.WriteEndObject();
    }
}
