namespace TypedFlows.Emulator.DataPlane;

/// <summary>What a run has counted.</summary>
internal sealed class RunTally
{
    /// <summary>So many failed records are told one by one; the rest are only counted.</summary>
    public const int MaxReported = 100;

    public long InputRecords { get; set; }

    public long OutputRecords { get; set; }

    public long FailedRecords { get; private set; }

    /// <summary>Records that the delta column says were taken before.</summary>
    public long SkippedRecords { get; set; }

    /// <summary>Files that were read before and have not changed since, or that the schedule passes over.</summary>
    public long SkippedFiles { get; set; }

    public Latency Latency { get; } = new();

    public long InputBytes { get; set; }

    public long OutputBytes { get; set; }

    public List<SourceFile> Files { get; } = [];

    public List<(string Code, string Message)> Failures { get; } = [];

    /// <summary>Counts a failed record and tells of it.</summary>
    /// <param name="where">The place, with which the message starts; empty where there is none.</param>
    /// <returns>The message.</returns>
    public string Fail(string where, SourceFault fault, params object[] arguments)
    {
        FailedRecords++;
        var message = where.Length == 0 ? fault.Message(arguments) : $"{where}: {fault.Message(arguments)}";
        if (Failures.Count < MaxReported)
        {
            Failures.Add((fault.Code, message));
        }

        return message;
    }
}
