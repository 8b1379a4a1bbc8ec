using System.Text.Json;

namespace TypedFlows.Tool.Service;

/// <summary>A spec as a service returns it.</summary>
internal sealed record ServiceSpec(bool IsFlow, string Id, string Version, string Name, JsonElement Json)
{
    /// <summary>Gets the name of the kind in the lock file.</summary>
    public string Kind => IsFlow ? "flow" : "connection";

    public string Shown => Name.Length > 0 ? Name : Id;
}
