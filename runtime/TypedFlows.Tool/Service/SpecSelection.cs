namespace TypedFlows.Tool.Service;

/// <summary>Which specs are asked for, by names or ids; all of both kinds where none is named.</summary>
internal sealed record SpecSelection(IReadOnlyList<string> Flows, IReadOnlyList<string> Connections)
{
    public bool IsAll => Flows.Count == 0 && Connections.Count == 0;

    public bool WantsFlows => IsAll || Flows.Count > 0;

    public bool WantsConnections => IsAll || Connections.Count > 0;

    /// <summary>Whether a spec is among them.</summary>
    public bool Takes(bool isFlow, string id, string name) => IsAll || (isFlow ? Flows : Connections).Any(wanted => Names(wanted, id, name));

    public static bool Names(string wanted, string id, string name) => wanted == name || string.Equals(wanted, id, StringComparison.OrdinalIgnoreCase);
}
