namespace TypedFlows.Emulator.DataPlane;

/// <summary>The time whose changes a run takes, from (inclusive) and to (exclusive), and the column that tells it; null where open.</summary>
internal sealed record RunWindow(DateTimeOffset? From, DateTimeOffset? To, string? DeltaColumn);
