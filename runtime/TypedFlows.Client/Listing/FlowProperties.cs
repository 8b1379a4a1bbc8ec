namespace TypedFlows.Client;

/// <summary>Defines the properties for filtering and sorting flows.</summary>
public static class FlowProperties
{
    /// <summary>Gets the name.</summary>
    public static TextProperty Name { get; } = new("name") { IsQuoted = true };

    /// <summary>Gets the id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>Gets the state, such as <c>enabled</c>.</summary>
    public static TextProperty State { get; } = new("state");

    /// <summary>Gets the id of the flow spec.</summary>
    public static TextProperty FlowSpecId { get; } = new("flowSpec.id");

    /// <summary>Gets the ids of the source connections.</summary>
    public static TextProperty SourceConnectionIds { get; } = new("sourceConnectionIds[]");

    /// <summary>Gets the ids of the target connections.</summary>
    public static TextProperty TargetConnectionIds { get; } = new("targetConnectionIds[]");

    /// <summary>Gets the ids of the connection specs of the target connections.</summary>
    public static TextProperty TargetConnectionSpecId { get; } = new("inheritedAttributes.targetConnections[].connectionSpec.id");

    /// <summary>Gets the creation time.</summary>
    public static InstantProperty CreatedAt { get; } = new("createdAt");

    /// <summary>Gets the time of the last change.</summary>
    public static InstantProperty UpdatedAt { get; } = new("updatedAt");
}
