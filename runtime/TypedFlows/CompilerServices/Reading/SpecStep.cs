namespace TypedFlows.CompilerServices;

/// <summary>Represents a step on the path from the document to the nested record that violates a rule, and the steps after it.</summary>
/// <param name="Member">The name of the property, or an empty string for an item.</param>
/// <param name="Index">The zero-based index of the item, or -1 for a property.</param>
/// <param name="SchemaPath">The JSON Pointer to the schema of the step's target.</param>
/// <param name="Inner">The next step, or null at the record itself.</param>
internal sealed record SpecStep(string Member, int Index, string SchemaPath, SpecStep? Inner);
