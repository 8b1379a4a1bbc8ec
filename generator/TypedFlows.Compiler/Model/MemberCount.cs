namespace TypedFlows.Compiler.Model;

/// <summary>How many members a typed object has.</summary>
/// <param name="Always">Those that are always there.</param>
/// <param name="Present">Of each other member that is declared, whether it is there.</param>
/// <param name="Others">The map of members that are not declared, which may be null; null where there can be none.</param>
internal sealed record MemberCount(int Always, EquatableArray<Condition> Present, string? Others);
