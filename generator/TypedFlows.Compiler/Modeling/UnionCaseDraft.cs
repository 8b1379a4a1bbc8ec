using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <param name="Record">Its members; one that is raw wraps the value of its only member.</param>
/// <param name="Branch">The schema of the case alone.</param>
/// <param name="Types">Types of JSON values that the case can hold.</param>
/// <param name="Texts">Texts of the discriminator that tell the case.</param>
internal sealed record UnionCaseDraft(string Name, RecordDraft Record, SchemaSite Branch, SchemaTypes Types, EquatableArray<string> Texts);
