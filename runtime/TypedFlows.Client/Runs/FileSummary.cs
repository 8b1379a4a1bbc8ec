namespace TypedFlows.Client;

/// <summary>Represents the number of files that a run moved (<c>metrics.fileSummary</c>).</summary>
/// <param name="InputFileCount">The number of files read, or null if not reported.</param>
/// <param name="OutputFileCount">The number of files written, or null if not reported.</param>
/// <param name="SkippedFileCount">The number of files skipped, or null if not reported.</param>
/// <param name="FailedFileCount">The number of files that failed, or null if not reported.</param>
public sealed record FileSummary(long? InputFileCount, long? OutputFileCount, long? SkippedFileCount, long? FailedFileCount);
