using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a folder, file or table of an explored connection.</summary>
/// <param name="Kind">The kind: <c>folder</c>, <c>file</c>, <c>table</c>, or another value of the service.</param>
/// <param name="Name">The name.</param>
/// <param name="Path">The path, for further exploring or reading.</param>
/// <param name="Json">The complete item as returned.</param>
public sealed record ExploredObject(string Kind, string Name, string Path, JsonElement Json)
{
    /// <summary>Returns the kind and the path.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => $"{Kind} {Path}";

    internal static ExploredObject Read(JsonElement json)
    {
        var name = json.AsText() ?? json.Text("name") ?? json.Text("path") ?? string.Empty;
        return new(json.Text("type") ?? string.Empty, name, json.Text("path") ?? name, json);
    }
}
