namespace TypedFlows.Emulator.Tests.Support;

/// <summary>A call as a tutorial shows it.</summary>
/// <param name="Path">The path and query.</param>
/// <param name="Body">The body; <see langword="null"/> if there is none.</param>
internal sealed record TutorialCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Body);
