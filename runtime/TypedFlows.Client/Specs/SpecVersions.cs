namespace TypedFlows.Client;

/// <summary>Compares spec versions.</summary>
internal static class SpecVersions
{
    /// <summary>Returns a value indicating whether a version is later than another. A version that is not a dotted number precedes all
    /// others.</summary>
    public static bool IsLater(string version, string than) =>
        System.Version.TryParse(version, out var one)
        && (!System.Version.TryParse(than, out var other) || one > other);
}
