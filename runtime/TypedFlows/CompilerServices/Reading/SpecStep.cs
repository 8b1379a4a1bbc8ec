namespace TypedFlows.CompilerServices;

/// <summary>A step on the way from the document to the nested record that broke a rule, and those after it.</summary>
/// <param name="Member">Name of the member that it leads into; empty for an item.</param>
/// <param name="Index">Zero-based index of the item; -1 for a member.</param>
/// <param name="SchemaPath">JSON Pointer to the schema of what it leads to.</param>
/// <param name="Inner">The next step; null at the record itself.</param>
internal sealed record SpecStep(string Member, int Index, string SchemaPath, SpecStep? Inner);
