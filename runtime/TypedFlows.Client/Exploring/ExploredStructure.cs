using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What exploring a file or table found.</summary>
/// <param name="Format">How it is laid out, such as <c>flat</c> or <c>hierarchical</c>; null where not said.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Rows">Its first rows, where a preview was asked for.</param>
/// <param name="Json">The whole answer as it came.</param>
public sealed record ExploredStructure(string? Format, IReadOnlyList<ExploredColumn> Columns, IReadOnlyList<JsonElement> Rows, JsonElement Json)
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
