using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What a source connection says of the data (<c>data</c> in its body).</summary>
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
