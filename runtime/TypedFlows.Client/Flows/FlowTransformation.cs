using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>One transformation of a flow, as the service holds it.</summary>
/// <param name="Name">Its name, such as <c>Mapping</c>.</param>
/// <param name="Params">Its parameters as they came; undefined when there are none.</param>
public sealed record FlowTransformation(string Name, JsonElement Params)
{
    internal static FlowTransformation Read(JsonElement json) => new(json.Text("name") ?? string.Empty, json.Member("params") ?? default);
}
