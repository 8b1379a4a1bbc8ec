namespace TypedFlows.Compiler.Reading;

/// <summary>A document as a tree, and those of its objects and arrays that a repair changed.</summary>
internal sealed record JsonTree(JsonSyntax Root, IReadOnlyCollection<JsonSyntax> Damaged);
