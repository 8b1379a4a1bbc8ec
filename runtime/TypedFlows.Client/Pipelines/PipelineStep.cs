namespace TypedFlows.Client;

/// <summary>Represents a planned or completed step for one resource of a pipeline.</summary>
/// <param name="Resource">The kind of resource.</param>
/// <param name="Name">The name.</param>
/// <param name="Action">The action.</param>
/// <param name="Id">The id, or null before the resource is created.</param>
/// <param name="Reason">The reason as text, or an empty string if the action needs no explanation.</param>
public sealed record PipelineStep(PipelineResource Resource, string Name, PipelineAction Action, string? Id, string Reason)
{
    /// <summary>Gets the etag of the resource as read, for If-Match.</summary>
    internal string? ETag { get; init; }

    /// <summary>Gets a value indicating whether overwriting can resolve the conflict.</summary>
    internal bool CanOverwrite { get; init; }

    /// <summary>Returns one line, such as <c>Update    Flow              Contacts: scheduleParams/interval is 30, should be
    /// 60</c>.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => $"{Action,-9} {Resource,-16} {Name}{(Reason.Length == 0 ? string.Empty : ": " + Reason)}";
}
