using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a dataset of the data lake as a target.</summary>
internal sealed class LakeDataSet(string id) : ITarget
{
    public string ConnectionSpecId => TargetConnectionOperations.DataLakeSpecId;

    public string ConnectionSpecVersion => "1.0";

    public ValidationResult Validate() => ValidationResult.Valid;

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("dataSetId", id);
        writer.WriteEndObject();
    }
}
