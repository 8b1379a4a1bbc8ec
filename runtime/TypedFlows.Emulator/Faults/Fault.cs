namespace TypedFlows.Emulator.Faults;

/// <summary>A fault that a test has added.</summary>
/// <param name="Kind">status, slow, cut, or for runs: fail, partial.</param>
/// <param name="Method">The method of the affected requests; <see langword="null"/> for any.</param>
/// <param name="Path">The start of the affected paths; <see langword="null"/> for any.</param>
/// <param name="Status">The status of the response.</param>
/// <param name="RetryAfter">The header Retry-After of the response in seconds; <see langword="null"/> for none.</param>
/// <param name="DelayMilliseconds">The delay of a request or a run.</param>
/// <param name="FlowId">The flow with affected runs; <see langword="null"/> for any.</param>
/// <param name="Message">The message of the response or the run.</param>
/// <param name="Percent">The percentage of the records of a run that fail.</param>
/// <param name="AfterProcessing">Whether the request is processed before its response is lost or replaced.</param>
internal sealed record Fault(
    string Id,
    string Kind,
    string? Method,
    string? Path,
    int Status,
    int? RetryAfter,
    int DelayMilliseconds,
    string? FlowId,
    string? Message,
    int Percent,
    bool AfterProcessing)
{
    /// <summary>Gets or sets the number of remaining uses; a negative number means unlimited.</summary>
    public int Left { get; set; }

    /// <summary>Gets or sets the number of requests or runs to skip first.</summary>
    public int Skip { get; set; }

    public bool IsOfRun => Kind is "fail" or "partial";
}
