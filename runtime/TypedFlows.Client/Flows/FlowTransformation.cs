using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a transformation of a flow.</summary>
/// <param name="Name">The name, such as <c>Mapping</c>.</param>
/// <param name="Params">The parameters as returned. The value is undefined when there are none.</param>
public sealed record FlowTransformation(string Name, JsonElement Params)
{
    internal static FlowTransformation Read(JsonElement json) => new(json.Text("name") ?? string.Empty, json.Member("params") ?? default);
}
