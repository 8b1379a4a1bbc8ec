namespace TypedFlows.Emulator.Specs;

/// <summary>A spec file's name and text.</summary>
internal sealed record SpecText(string Path, string Text);
