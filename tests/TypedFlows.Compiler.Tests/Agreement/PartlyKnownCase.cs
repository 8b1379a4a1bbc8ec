namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Describes a schema with documents of which a part is known.</summary>
/// <param name="Seed">Decides which parts of the documents are not known.</param>
public sealed record PartlyKnownCase(SchemaCase Case, int Seed);
