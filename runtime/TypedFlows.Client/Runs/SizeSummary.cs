namespace TypedFlows.Client;

/// <summary>How many bytes a run moved (<c>metrics.sizeSummary</c>).</summary>
/// <param name="InputBytes">Bytes read; null where not said.</param>
/// <param name="OutputBytes">Bytes written; null where not said.</param>
public sealed record SizeSummary(long? InputBytes, long? OutputBytes);
