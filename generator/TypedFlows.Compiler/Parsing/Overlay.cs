namespace TypedFlows.Compiler.Parsing;

/// <summary>An overlay file: which spec it patches (by id or name, and version when given). Its text is kept so that positions inside the patch are its own.</summary>
internal sealed record Overlay(string Path, string Text, string Target, string? Version);
