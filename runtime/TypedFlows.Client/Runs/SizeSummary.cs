namespace TypedFlows.Client;

/// <summary>Represents the number of bytes that a run moved (<c>metrics.sizeSummary</c>).</summary>
/// <param name="InputBytes">The number of bytes read, or null if not reported.</param>
/// <param name="OutputBytes">The number of bytes written, or null if not reported.</param>
public sealed record SizeSummary(long? InputBytes, long? OutputBytes);
