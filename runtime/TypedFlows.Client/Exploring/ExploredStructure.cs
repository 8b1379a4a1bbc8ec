using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the structure of an explored file or table.</summary>
/// <param name="Format">The structure, such as <c>flat</c> or <c>hierarchical</c>, or null if the service does not report it.</param>
/// <param name="Columns">The columns in order.</param>
/// <param name="Rows">The first rows if a preview was requested.</param>
/// <param name="Json">The complete response.</param>
public sealed record ExploredStructure(
    string? Format, IReadOnlyList<ExploredColumn> Columns, IReadOnlyList<JsonElement> Rows, JsonElement Json)
{
    internal static ExploredStructure Read(JsonElement json)
    {
        var schema = json.Member("schema") ?? json;
        return new(json.Text("format"), [.. schema.Items("columns").Select(ReadColumn)], [.. json.Items("data")], json);
    }

    private static ExploredColumn ReadColumn(JsonElement column)
    {
        var xdm = column.Member("xdm") ?? default;
        return new(
            column.Text("name") ?? string.Empty,
            column.Text("type") ?? string.Empty,
            xdm.Text("type") ?? column.Text("meta:xdmType"),
            xdm.Text("format"));
    }
}
