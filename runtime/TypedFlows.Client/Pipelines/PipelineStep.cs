namespace TypedFlows.Client;

/// <summary>Represents a planned or completed step for one resource of a pipeline.</summary>
/// <param name="Resource">The kind of resource.</param>
/// <param name="Name">The name.</param>
/// <param name="Action">The action.</param>
/// <param name="Id">The id, or null before the resource is created.</param>
public sealed record PipelineStep(PipelineResource Resource, string Name, PipelineAction Action, string? Id)
{
    private const int MaxDifferences = 5;

    /// <summary>Gets the cause of the action.</summary>
    public PipelineStepCause Cause { get; init; }

    /// <summary>Gets the properties with different values on the platform and in the pipeline. For the rows of a mapping set, these are the
    /// destinations, with the types and texts of their sources as values.</summary>
    public IReadOnlyList<PipelineDifference> Differences { get; init; } = [];

    /// <summary>Gets the cause and the first differences as text, or an empty string if the action needs no explanation.</summary>
    public string Reason => Cause switch
    {
        PipelineStepCause.None => string.Empty,
        PipelineStepCause.CredentialsRenewed => "the credentials are sent again",
        PipelineStepCause.RowsDifferent => Differences.Count == 0 ? "the rows are different" : "the rows are different: " + DifferencesText,
        PipelineStepCause.NotCreatedByPipeline => "it was not created by a pipeline: " + DifferencesText,
        PipelineStepCause.ChangedByOthers => "someone else changed it: " + DifferencesText,
        PipelineStepCause.Deleted => "deleted",
        PipelineStepCause.Immutable => $"{DifferencesText}; {Limit}",
        PipelineStepCause.SchemaNotFound =>
            "no schema on the platform has this id, or this title and class; create it, or set the id with Spec with { Id = ... }",
        PipelineStepCause.SchemaAmbiguous =>
            $"several schemas have this title and class; set one of the ids {Names} with Spec with {{ Id = ... }}",
        PipelineStepCause.FieldsMissing =>
            $"the schema on the platform has no {Names}; add the fields there, or pull the schema again and correct the mapping",
        PipelineStepCause.SchemaDifferent =>
            $"the schema on the platform differs from the compiled one: {Names}; pull the schema again, or select another schema with "
                + "Spec with { Id = ... }",
        _ => DifferencesText,
    };

    /// <summary>Gets the etag of the resource as read, for If-Match.</summary>
    internal string? ETag { get; init; }

    /// <summary>Gets a value indicating whether overwriting can resolve the conflict.</summary>
    internal bool CanOverwrite { get; init; }

    /// <summary>Gets the ids, paths or differences that the cause concerns.</summary>
    internal IReadOnlyList<string> Subjects { get; init; } = [];

    private string Names => string.Join(", ", Subjects.Take(MaxDifferences))
        + (Subjects.Count > MaxDifferences ? $" and {Subjects.Count - MaxDifferences} more" : string.Empty);

    private string DifferencesText => string.Join(", ", Differences.Take(MaxDifferences))
        + (Differences.Count > MaxDifferences ? $" and {Differences.Count - MaxDifferences} more" : string.Empty);

    private string Limit => Resource switch
    {
        PipelineResource.Connection => "the system and the authentication of a connection cannot be changed",
        PipelineResource.Schema => "the class of a schema cannot be changed",
        PipelineResource.DataSet => "the schema of a dataset cannot be changed",
        PipelineResource.Flow =>
            "the spec, source and target of a flow cannot be changed; delete the pipeline first, or rename it",
        _ => "an existing flow does not use such a change; delete the pipeline first, or rename it",
    };

    /// <summary>Returns one line, such as <c>Update    Flow              Contacts: scheduleParams/interval is 30, should be
    /// 60</c>.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() =>
        $"{Action,-9} {Resource,-16} {Name}{(Cause == PipelineStepCause.None ? string.Empty : ": " + Reason)}";
}
