using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Represents the result of messages that were sent together.</summary>
/// <param name="BatchIds">The platform's ids of the batches in order. The list is empty if they are not reported.</param>
/// <param name="Results">One result per message, in the order in which they were sent.</param>
public sealed record StreamingBatch(IReadOnlyList<string> BatchIds, IReadOnlyList<StreamingResult> Results)
{
    /// <summary>Gets the messages that the platform rejected.</summary>
    public IEnumerable<StreamingResult> Failed => Results.Where(result => !result.IsSuccess);

    /// <summary>Gets a value indicating whether the platform accepted every message.</summary>
    public bool IsSuccess => !Failed.Any();

    /// <summary>Returns the counts, such as <c>messages: 10000 sent, 9998 accepted, 2 rejected</c>.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"messages: {Results.Count} sent, {Results.Count - Failed.Count()} accepted, {Failed.Count()} rejected");
}
