using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>The target of the messages of an inlet.</summary>
/// <param name="IsGuarded">Whether a sender must send a token.</param>
/// <param name="Flows">The enabled flows that the inlet feeds.</param>
internal sealed record StreamRoute(string InletId, StoredResource Connection, bool IsGuarded, IReadOnlyList<StreamFlow> Flows);
