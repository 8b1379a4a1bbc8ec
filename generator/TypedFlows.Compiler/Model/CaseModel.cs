namespace TypedFlows.Compiler.Model;

/// <summary>A factory for one value of a record's discriminating member. Part of the model.</summary>
/// <param name="Discriminator">The member that the factory sets to <paramref name="Value"/>.</param>
internal sealed record CaseModel(string Name, MemberModel Discriminator, EnumMemberModel Value, EquatableArray<CaseParameter> Parameters);
