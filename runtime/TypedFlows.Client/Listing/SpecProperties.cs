namespace TypedFlows.Client;

/// <summary>Defines the properties for filtering and sorting flow specs and connection specs.</summary>
public static class SpecProperties
{
    /// <summary>Gets the name, such as <c>CloudStorageToAEP</c>.</summary>
    public static TextProperty Name { get; } = new("name") { IsQuoted = true };

    /// <summary>Gets the id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>Gets the version, such as <c>1.0</c>.</summary>
    public static TextProperty Version { get; } = new("version");

    /// <summary>Gets the id of the provider.</summary>
    public static TextProperty ProviderId { get; } = new("providerId");
}
