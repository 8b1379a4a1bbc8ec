namespace TypedFlows.Compiler.Parsing;

/// <summary>A document that references may lead to.</summary>
/// <param name="Name">Its path as the build names it, or its absolute URI.</param>
internal sealed record SchemaText(string Name, string Text);
