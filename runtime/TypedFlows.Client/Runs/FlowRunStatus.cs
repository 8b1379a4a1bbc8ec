namespace TypedFlows.Client;

/// <summary>
/// How a run stands. An open set: what the service says is kept. Compared without regard to case and underscores, for the service
/// writes <c>partialSuccess</c> here and <c>PARTIAL_SUCCESS</c> there.
/// </summary>
/// <param name="value">The status as text on the wire.</param>
public readonly struct FlowRunStatus(string? value) : IEquatable<FlowRunStatus>
{
    private readonly string? _value = value;

    /// <summary>Waits for its time.</summary>
    public static FlowRunStatus Scheduled { get; } = new("scheduled");

    /// <summary>Waits for its turn.</summary>
    public static FlowRunStatus Queued { get; } = new("queued");

    /// <summary>Is under way.</summary>
    public static FlowRunStatus InProgress { get; } = new("inProgress");

    /// <summary>Has ended; what came of it stands in the metrics.</summary>
    public static FlowRunStatus Completed { get; } = new("completed");

    /// <summary>Has ended well.</summary>
    public static FlowRunStatus Success { get; } = new("success");

    /// <summary>Has ended with some records refused.</summary>
    public static FlowRunStatus PartialSuccess { get; } = new("partialSuccess");

    /// <summary>Has ended with some records refused, more than the flow allows.</summary>
    public static FlowRunStatus PartialFailure { get; } = new("partialFailure");

    /// <summary>Has failed.</summary>
    public static FlowRunStatus Failed { get; } = new("failed");

    /// <summary>The status as text on the wire; empty where the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>True for the statuses that a run does not leave again.</summary>
    public bool HasEnded => Equals(Success) || Equals(PartialSuccess) || Equals(Failed) || Equals(PartialFailure) || Equals(Completed);

    private string Key => Value.Replace("_", string.Empty, StringComparison.Ordinal);

    /// <summary>Compares two statuses.</summary>
    /// <param name="left">One status.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they are the same but for case and underscores.</returns>
    public static bool operator ==(FlowRunStatus left, FlowRunStatus right) => left.Equals(right);

    /// <summary>Compares two statuses.</summary>
    /// <param name="left">One status.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they differ by more than case and underscores.</returns>
    public static bool operator !=(FlowRunStatus left, FlowRunStatus right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FlowRunStatus other) => string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlowRunStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The status as text on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
