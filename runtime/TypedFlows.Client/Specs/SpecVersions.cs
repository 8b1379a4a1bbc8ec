namespace TypedFlows.Client;

/// <summary>The order of spec versions.</summary>
internal static class SpecVersions
{
    /// <summary>The later of two versions; one that is no dotted number comes before all that are.</summary>
    public static bool IsLater(string version, string than) =>
        System.Version.TryParse(version, out var one)
        && (!System.Version.TryParse(than, out var other) || one > other);
}
