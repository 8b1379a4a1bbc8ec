using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The column of a source that identifies new records, with the format of its values.</summary>
internal sealed record DeltaColumn(string Name)
{
    /// <summary>Reads the column from its object, or from its name.</summary>
    /// <returns>The column, or <see langword="null"/> if there is none.</returns>
    public static DeltaColumn? Read(JsonView value)
    {
        var name = value.Element.ValueKind == JsonValueKind.String
            ? value.Element.GetString()
            : value.Of(JsonValueKind.Object, "an object or a name").Text("name");
        return string.IsNullOrEmpty(name) ? null : new(name);
    }
}
