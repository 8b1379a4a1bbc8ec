namespace TypedFlows.Emulator.DataPlane;

/// <summary>A file of a source.</summary>
/// <param name="Path">Where it is on this machine.</param>
/// <param name="Name">Where it is in the source, such as <c>/contacts.csv</c>; the name that messages use.</param>
internal sealed record SourceFile(string Path, string Name);
