namespace TypedFlows.Client;

/// <summary>What lists of flow specs and connection specs can be filtered and sorted by.</summary>
public static class SpecProperties
{
    /// <summary>The name, such as <c>CloudStorageToAEP</c>.</summary>
    public static TextProperty Name { get; } = new("name") { IsQuoted = true };

    /// <summary>The id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>The version, such as <c>1.0</c>.</summary>
    public static TextProperty Version { get; } = new("version");

    /// <summary>Id of who provides it.</summary>
    public static TextProperty ProviderId { get; } = new("providerId");
}
