using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A union whose cases are known and whose rules are not lowered yet.</summary>
internal sealed record UnionDraft(string Name, RecordRole Role, string WireName, SchemaSite Site, IReadOnlyList<UnionCaseDraft> Cases, string? Discriminator);
