using System.Globalization;

namespace TypedFlows.Client;

/// <summary>What became of messages that were sent together.</summary>
/// <param name="BatchIds">The platform's own ids of the batches, in order; empty where not said.</param>
/// <param name="Results">One result a message, in the order in which they were sent.</param>
public sealed record StreamingBatch(IReadOnlyList<string> BatchIds, IReadOnlyList<StreamingResult> Results)
{
    /// <summary>The messages that the platform did not take.</summary>
    public IEnumerable<StreamingResult> Failed => Results.Where(result => !result.IsSuccess);

    /// <summary>True when the platform took every message.</summary>
    public bool IsSuccess => !Failed.Any();

    /// <summary>The counts, such as <c>messages: 10000 sent, 9998 taken, 2 refused</c>.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"messages: {Results.Count} sent, {Results.Count - Failed.Count()} taken, {Failed.Count()} refused");
}
