namespace Samples.Shared;

/// <summary>Represents a source system of a sample.</summary>
/// <param name="ConnectionSpecId">The id of its connection spec.</param>
/// <param name="Folder">The folder under <c>--data</c> that represents the source on the emulator. It is empty for the data folder
/// itself.</param>
public sealed record SampleSource(string ConnectionSpecId, string Folder = "");
