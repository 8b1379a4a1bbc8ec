namespace TypedFlows.Emulator.DataPlane;

/// <summary>A file of a source.</summary>
/// <param name="Path">Where it is on this machine.</param>
/// <param name="Name">Where it is in the source, such as <c>/contacts.csv</c>; the name that messages use.</param>
/// <param name="Table">The table of a database that is read; null for a file that is no database.</param>
internal sealed record SourceFile(string Path, string Name, string? Table = null);
