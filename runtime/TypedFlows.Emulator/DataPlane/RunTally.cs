namespace TypedFlows.Emulator.DataPlane;

/// <summary>What a run has counted.</summary>
internal sealed class RunTally
{
    /// <summary>So many failed records are told one by one; the rest are only counted.</summary>
    public const int MaxTold = 100;

    public long InputRecords { get; set; }

    public long OutputRecords { get; set; }

    public long FailedRecords { get; private set; }

    public long InputBytes { get; set; }

    public long OutputBytes { get; set; }

    public List<SourceFile> Files { get; } = [];

    public List<(string Code, string Message)> Failures { get; } = [];

    public void Fail(SourceFault fault, params object[] arguments)
    {
        FailedRecords++;
        if (Failures.Count < MaxTold)
        {
            Failures.Add((fault.Code, fault.Say(arguments)));
        }
    }
}
