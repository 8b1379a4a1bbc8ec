namespace TypedFlows.Compiler.Model;

/// <summary>A required string of which one text is allowed.</summary>
internal sealed record FixedType(string Text) : TypeModel;
