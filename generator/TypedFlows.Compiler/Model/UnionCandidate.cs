namespace TypedFlows.Compiler.Model;

/// <summary>A case that a JSON value may be.</summary>
/// <param name="Texts">The texts of the discriminator that tell it.</param>
internal sealed record UnionCandidate(string CaseName, string LocalName, EquatableArray<string> Texts);
