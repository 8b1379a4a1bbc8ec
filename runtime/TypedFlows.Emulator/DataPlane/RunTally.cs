using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Counts the records, bytes and failures of a run.</summary>
internal sealed class RunTally
{
    /// <summary>The maximum number of failed records that are reported individually; further ones are only counted.</summary>
    public const int MaxReported = 100;

    /// <summary>Gets a value indicating whether failed records are stored as diagnostics.</summary>
    public bool HasDiagnostics { get; init; } = true;

    public long InputRecords { get; set; }

    public long OutputRecords { get; set; }

    public long FailedRecords { get; private set; }

    /// <summary>Gets or sets the number of records that were read earlier according to the delta column.</summary>
    public long SkippedRecords { get; set; }

    /// <summary>Gets or sets the number of records that lie after the window of the run according to the delta column.</summary>
    public long LaterRecords { get; set; }

    /// <summary>Gets or sets the number of files that were read before and have not changed since, or that the schedule skips.</summary>
    public long SkippedFiles { get; set; }

    /// <summary>Gets the first files that are left out for another reason than that they were read before, with the reason.</summary>
    public List<(string Name, string Reason)> Skipped { get; } = [];

    public Latency Latency { get; } = new();

    public long InputBytes { get; set; }

    public long OutputBytes { get; set; }

    public List<SourceFile> Files { get; } = [];

    public List<(string Code, string Message)> Failures { get; } = [];

    /// <summary>Gets the number of failed records by the code of their failure.</summary>
    public OrderedDictionary<string, long> FailedByCode { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the number of stored records for which rows of the mapping set failed.</summary>
    public long WarningRecords { get; private set; }

    /// <summary>Gets the number of stored records without a field, and the first reason, by the destination of the field.</summary>
    public OrderedDictionary<string, (long Count, string First)> Warnings { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts and reports the rows of the mapping set that failed for a stored record.</summary>
    public void Warn(string location, IReadOnlyList<MappingError> errors)
    {
        WarningRecords++;
        foreach (var (row, error) in errors)
        {
            if (Warnings.TryGetValue(row.Destination, out var known))
            {
                Warnings[row.Destination] = known with { Count = known.Count + 1 };
            }
            else if (Warnings.Count < MaxReported)
            {
                Warnings.Add(row.Destination, (1, $"{location}: {error}"));
            }
        }
    }

    /// <summary>Counts and reports a file that is left out.</summary>
    public void Skip(SourceFile file, string reason)
    {
        SkippedFiles++;
        if (Skipped.Count < MaxReported)
        {
            Skipped.Add((file.Name, reason));
        }
    }

    /// <summary>Counts and reports a failed record.</summary>
    /// <param name="location">The location, with which the message starts; empty if there is none.</param>
    /// <returns>The message.</returns>
    public string Fail(string location, SourceFault fault, params object[] arguments)
    {
        FailedRecords++;
        FailedByCode[fault.Code] = FailedByCode.GetValueOrDefault(fault.Code) + 1;
        var message = location.Length == 0 ? fault.Message(arguments) : $"{location}: {fault.Message(arguments)}";
        if (Failures.Count < MaxReported)
        {
            Failures.Add((fault.Code, message));
        }

        return message;
    }
}
