using System.Text.Json;

namespace TypedFlows.Tool.Service;

/// <summary>A spec, or the descriptors of a schema, as a service returns it.</summary>
/// <param name="Kind">The name of the kind in the lock file.</param>
internal sealed record ServiceSpec(string Kind, string Id, string Version, string Name, JsonElement Json)
{
    public const string Flow = "flow";
    public const string Connection = "connection";
    public const string Xdm = "xdm";
    public const string Descriptors = "descriptors";

    public bool IsFlow => Kind == Flow;

    public string Shown => Name.Length > 0 ? Name : Id;

    /// <summary>Gets the key of the spec in a folder. A new version of a schema replaces the file of the old one.</summary>
    public (string Kind, string Id, string Version) Key => (Kind, Id, Kind == Xdm ? string.Empty : Version);
}
