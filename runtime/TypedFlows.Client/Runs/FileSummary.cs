namespace TypedFlows.Client;

/// <summary>How many files a run moved (<c>metrics.fileSummary</c>).</summary>
/// <param name="InputFileCount">Files read; null where not said.</param>
/// <param name="OutputFileCount">Files written; null where not said.</param>
/// <param name="SkippedFileCount">Files left out; null where not said.</param>
/// <param name="FailedFileCount">Files that failed; null where not said.</param>
public sealed record FileSummary(long? InputFileCount, long? OutputFileCount, long? SkippedFileCount, long? FailedFileCount);
