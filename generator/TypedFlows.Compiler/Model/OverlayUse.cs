namespace TypedFlows.Compiler.Model;

/// <summary>An overlay that named a spec as its file has it, before any overlay was laid over it.</summary>
/// <param name="Path">Path of the overlay.</param>
/// <param name="IsIdle">True where it says nothing that the spec does not say already.</param>
internal sealed record OverlayUse(string Path, bool IsIdle);
