using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Writes the description of the data in a source connection (<c>data</c> in the body).</summary>
internal sealed class SourceData(DataFormat? format, XdmSchemaRef? schema) : ISpecObject
{
    public ValidationResult Validate() => ValidationResult.Valid;

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteDataMembers(format, schema?.Id, schema?.CompactContentType);
        writer.WriteEndObject();
    }
}
