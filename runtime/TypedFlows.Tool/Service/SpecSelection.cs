namespace TypedFlows.Tool.Service;

/// <summary>The requested specs, by names or ids. An empty selection means all flow specs and connection specs.</summary>
/// <param name="Schemas">The XDM schemas by title, <c>$id</c> or <c>meta:altId</c>. They are read only if they are selected.</param>
internal sealed record SpecSelection(IReadOnlyList<string> Flows, IReadOnlyList<string> Connections, IReadOnlyList<string> Schemas)
{
    public bool IsAll => Flows.Count == 0 && Connections.Count == 0 && Schemas.Count == 0;

    public bool WantsFlows => IsAll || Flows.Count > 0;

    public bool WantsConnections => IsAll || Connections.Count > 0;

    /// <summary>Returns whether a spec is selected.</summary>
    public bool Includes(bool isFlow, string id, string name) =>
        IsAll || (isFlow ? Flows : Connections).Any(wanted => Names(wanted, id, name));

    public static bool Names(string wanted, string id, string name) =>
        wanted == name || string.Equals(wanted, id, StringComparison.OrdinalIgnoreCase);
}
