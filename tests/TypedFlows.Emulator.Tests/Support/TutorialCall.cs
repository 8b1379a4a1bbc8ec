namespace TypedFlows.Emulator.Tests.Support;

/// <summary>A call as a tutorial prints it.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Body">Null where it has none.</param>
internal sealed record TutorialCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Body);
