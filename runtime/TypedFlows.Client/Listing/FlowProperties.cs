namespace TypedFlows.Client;

/// <summary>What lists of flows can be filtered and sorted by.</summary>
public static class FlowProperties
{
    /// <summary>The name.</summary>
    public static TextProperty Name { get; } = new("name") { IsQuoted = true };

    /// <summary>The id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>The state, such as <c>enabled</c>.</summary>
    public static TextProperty State { get; } = new("state");

    /// <summary>Id of the flow spec.</summary>
    public static TextProperty FlowSpecId { get; } = new("flowSpec.id");

    /// <summary>Ids of the source connections.</summary>
    public static TextProperty SourceConnectionIds { get; } = new("sourceConnectionIds[]");

    /// <summary>Ids of the target connections.</summary>
    public static TextProperty TargetConnectionIds { get; } = new("targetConnectionIds[]");

    /// <summary>Ids of the connection specs of the target connections.</summary>
    public static TextProperty TargetConnectionSpecId { get; } = new("inheritedAttributes.targetConnections[].connectionSpec.id");

    /// <summary>When it was created.</summary>
    public static InstantProperty CreatedAt { get; } = new("createdAt");

    /// <summary>When it was last changed.</summary>
    public static InstantProperty UpdatedAt { get; } = new("updatedAt");
}
