namespace TypedFlows.Client;

/// <summary>Defines the properties for filtering and sorting connections, source connections and target connections.</summary>
public static class ConnectionProperties
{
    /// <summary>Gets the name.</summary>
    public static TextProperty Name { get; } = new("name") { IsQuoted = true };

    /// <summary>Gets the id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>Gets the state, such as <c>enabled</c>.</summary>
    public static TextProperty State { get; } = new("state");

    /// <summary>Gets the id of the connection spec.</summary>
    public static TextProperty ConnectionSpecId { get; } = new("connectionSpec.id");

    /// <summary>Gets the id of the base connection of a source or target connection.</summary>
    public static TextProperty BaseConnectionId { get; } = new("baseConnectionId");

    /// <summary>Gets the id of the dataset of a target connection to the data lake.</summary>
    public static TextProperty DataSetId { get; } = new("params.dataSetId");

    /// <summary>Gets the creation time.</summary>
    public static InstantProperty CreatedAt { get; } = new("createdAt");

    /// <summary>Gets the time of the last change.</summary>
    public static InstantProperty UpdatedAt { get; } = new("updatedAt");
}
