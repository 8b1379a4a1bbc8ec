using System.Text.Json;

namespace TypedFlows.Tool.Service;

/// <summary>A spec as a service answers it.</summary>
internal sealed record ServiceSpec(bool IsFlow, string Id, string Version, string Name, JsonElement Json)
{
    /// <summary>How the lock file calls the kind.</summary>
    public string Kind => IsFlow ? "flow" : "connection";

    public string Shown => Name.Length > 0 ? Name : Id;
}
