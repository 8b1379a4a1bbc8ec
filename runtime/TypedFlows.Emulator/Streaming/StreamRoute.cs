using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>Where the messages of an inlet go.</summary>
/// <param name="IsGuarded">Whether a sender must bring a token.</param>
/// <param name="Flows">The enabled flows that the inlet feeds.</param>
internal sealed record StreamRoute(string InletId, StoredResource Connection, bool IsGuarded, IReadOnlyList<StreamFlow> Flows);
