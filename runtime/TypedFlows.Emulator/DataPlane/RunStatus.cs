namespace TypedFlows.Emulator.DataPlane;

/// <summary>The words in which a run says how it stands.</summary>
internal static class RunStatus
{
    public const string Queued = "queued";
    public const string InProgress = "inProgress";
    public const string Success = "success";
    public const string PartialSuccess = "partialSuccess";
    public const string Failed = "failed";
}
