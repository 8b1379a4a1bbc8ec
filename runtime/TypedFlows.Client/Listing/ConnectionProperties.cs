namespace TypedFlows.Client;

/// <summary>What lists of connections, source connections and target connections can be filtered and sorted by.</summary>
public static class ConnectionProperties
{
    /// <summary>The name.</summary>
    public static TextProperty Name { get; } = new("name") { IsQuoted = true };

    /// <summary>The id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>The state, such as <c>enabled</c>.</summary>
    public static TextProperty State { get; } = new("state");

    /// <summary>Id of the connection spec.</summary>
    public static TextProperty ConnectionSpecId { get; } = new("connectionSpec.id");

    /// <summary>Id of the base connection, of a source or target connection.</summary>
    public static TextProperty BaseConnectionId { get; } = new("baseConnectionId");

    /// <summary>Id of the dataset, of a target connection to the data lake.</summary>
    public static TextProperty DataSetId { get; } = new("params.dataSetId");

    /// <summary>When it was created.</summary>
    public static InstantProperty CreatedAt { get; } = new("createdAt");

    /// <summary>When it was last changed.</summary>
    public static InstantProperty UpdatedAt { get; } = new("updatedAt");
}
