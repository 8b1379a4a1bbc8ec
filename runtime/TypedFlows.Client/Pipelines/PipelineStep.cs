namespace TypedFlows.Client;

/// <summary>What is to be done, or was done, to one resource of a pipeline.</summary>
/// <param name="Resource">The kind of resource.</param>
/// <param name="Name">Its name.</param>
/// <param name="Action">What is done to it.</param>
/// <param name="Id">Its id; null before it is created.</param>
/// <param name="Reason">Why, in words; empty where the action says it all.</param>
public sealed record PipelineStep(PipelineResource Resource, string Name, PipelineAction Action, string? Id, string Reason)
{
    /// <summary>The state that was seen, for If-Match.</summary>
    internal string? ETag { get; init; }

    /// <summary>True where a conflict could be settled by overwriting.</summary>
    internal bool CanOverwrite { get; init; }

    /// <summary>One line, such as <c>Update    Flow              Contacts: scheduleParams/interval is 30, should be 60</c>.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => $"{Action,-9} {Resource,-16} {Name}{(Reason.Length == 0 ? string.Empty : ": " + Reason)}";
}
