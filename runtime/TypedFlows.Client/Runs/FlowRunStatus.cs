namespace TypedFlows.Client;

/// <summary>Represents the status of a run. Values that are not defined here are kept. Comparison ignores case and underscores, because the
/// service uses both <c>partialSuccess</c> and <c>PARTIAL_SUCCESS</c>.</summary>
/// <param name="value">The status as returned by the service.</param>
public readonly struct FlowRunStatus(string? value) : IEquatable<FlowRunStatus>
{
    private readonly string? _value = value;

    /// <summary>Gets the status of a run that waits for its scheduled time.</summary>
    public static FlowRunStatus Scheduled { get; } = new("scheduled");

    /// <summary>Gets the status of a run that waits in the queue.</summary>
    public static FlowRunStatus Queued { get; } = new("queued");

    /// <summary>Gets the status of a run in progress.</summary>
    public static FlowRunStatus InProgress { get; } = new("inProgress");

    /// <summary>Gets the status of a run that has ended. The metrics contain the result.</summary>
    public static FlowRunStatus Completed { get; } = new("completed");

    /// <summary>Gets the status of a successful run.</summary>
    public static FlowRunStatus Success { get; } = new("success");

    /// <summary>Gets the status of a run that ended with some rejected records.</summary>
    public static FlowRunStatus PartialSuccess { get; } = new("partialSuccess");

    /// <summary>Gets the status of a run that ended with more rejected records than the flow allows.</summary>
    public static FlowRunStatus PartialFailure { get; } = new("partialFailure");

    /// <summary>Gets the status of a failed run.</summary>
    public static FlowRunStatus Failed { get; } = new("failed");

    /// <summary>Gets the status as returned by the service, or an empty string if the service returned none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether the status is final.</summary>
    public bool HasEnded => Equals(Success) || Equals(PartialSuccess) || Equals(Failed) || Equals(PartialFailure) || Equals(Completed);

    private string Key => Value.Replace("_", string.Empty, StringComparison.Ordinal);

    /// <summary>Compares two statuses.</summary>
    /// <param name="left">The first status.</param>
    /// <param name="right">The second status.</param>
    /// <returns>True if they are equal except for case and underscores.</returns>
    public static bool operator ==(FlowRunStatus left, FlowRunStatus right) => left.Equals(right);

    /// <summary>Compares two statuses.</summary>
    /// <param name="left">The first status.</param>
    /// <param name="right">The second status.</param>
    /// <returns>True if they differ in more than case and underscores.</returns>
    public static bool operator !=(FlowRunStatus left, FlowRunStatus right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FlowRunStatus other) => string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlowRunStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the status as returned by the service.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
