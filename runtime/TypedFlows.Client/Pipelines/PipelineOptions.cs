namespace TypedFlows.Client;

/// <summary>Represents the options for applying a pipeline.</summary>
public sealed record PipelineOptions
{
    /// <summary>Gets a value indicating whether changes by others are overwritten if the service allows changes in place.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Gets a value indicating whether the credentials are sent again. The platform does not return credentials, so a plan cannot
    /// detect changes to them.</summary>
    public bool RenewCredentials { get; init; }

    /// <summary>Gets a value indicating whether created resources are kept when a later step fails, so that the next apply can
    /// continue.</summary>
    public bool KeepOnFailure { get; init; }
}
