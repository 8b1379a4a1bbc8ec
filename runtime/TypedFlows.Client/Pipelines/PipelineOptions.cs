namespace TypedFlows.Client;

/// <summary>How a pipeline is applied.</summary>
public sealed record PipelineOptions
{
    /// <summary>True to overwrite what someone else changed, where the service lets it be changed in place.</summary>
    public bool Overwrite { get; init; }

    /// <summary>True to send the credentials again. The platform does not show them, so that a plan cannot see whether they changed.</summary>
    public bool RenewCredentials { get; init; }

    /// <summary>True to leave what was created where a later step fails, for the next apply to go on from.</summary>
    public bool KeepOnFailure { get; init; }
}
