namespace Samples.Shared;

/// <summary>A system that a sample reads from.</summary>
/// <param name="ConnectionSpecId">Id of its connection spec.</param>
/// <param name="Folder">The folder under <c>--data</c> that stands for it on the emulator; empty for that folder itself.</param>
public sealed record SampleSource(string ConnectionSpecId, string Folder = "");
