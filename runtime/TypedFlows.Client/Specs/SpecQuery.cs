namespace TypedFlows.Client;

/// <summary>What look-ups of flow specs and connection specs share.</summary>
internal static class SpecQuery
{
    /// <summary>The filter <c>name=="NAME"</c>, escaped as the tutorials print it.</summary>
    public static string ByName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return $"property=name==%22{Uri.EscapeDataString(name)}%22";
    }

    /// <summary>The later of two specs by version; a version that is no dotted number comes before all that are.</summary>
    public static bool IsLater(string version, string than) =>
        System.Version.TryParse(version, out var one)
        && (!System.Version.TryParse(than, out var other) || one > other);
}
