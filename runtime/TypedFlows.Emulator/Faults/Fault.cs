namespace TypedFlows.Emulator.Faults;

/// <summary>A fault that a test has asked for.</summary>
/// <param name="Kind">status, slow, cut, or for runs: fail, partial.</param>
/// <param name="Method">The method of the requests that it meets; null for any.</param>
/// <param name="Path">The start of their paths; null for any.</param>
/// <param name="Status">The status that is answered.</param>
/// <param name="RetryAfter">The header Retry-After of that answer, seconds; null for none.</param>
/// <param name="DelayMilliseconds">How long a request or a run is held.</param>
/// <param name="FlowId">The flow whose run it meets; null for any.</param>
/// <param name="Message">What the answer or the run says.</param>
/// <param name="Percent">How many of a hundred records of a run fail.</param>
/// <param name="AfterProcessing">Whether the request is carried out before its answer is lost or another.</param>
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
    /// <summary>How many times it still strikes; negative for ever.</summary>
    public int Left { get; set; }

    /// <summary>How many it lets pass before it strikes.</summary>
    public int Skip { get; set; }

    public bool IsOfRun => Kind is "fail" or "partial";
}
