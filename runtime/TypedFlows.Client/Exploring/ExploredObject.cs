using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A folder, file or table that exploring a connection found.</summary>
/// <param name="Kind"><c>folder</c>, <c>file</c> or <c>table</c>; an open set.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path, to go on exploring with, or to read from.</param>
/// <param name="Json">The whole item as it came.</param>
public sealed record ExploredObject(string Kind, string Name, string Path, JsonElement Json)
{
    /// <summary>Kind and path.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => $"{Kind} {Path}";

    internal static ExploredObject Read(JsonElement json)
    {
        var name = json.AsText() ?? json.Text("name") ?? json.Text("path") ?? string.Empty;
        return new(json.Text("type") ?? string.Empty, name, json.Text("path") ?? name, json);
    }
}
