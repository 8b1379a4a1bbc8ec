namespace TypedFlows.Compiler.Model;

/// <summary>How many items a record has that is written as an array.</summary>
/// <param name="Required">Those at the beginning that are always there.</param>
/// <param name="Present">Of each item after them, whether its member holds something.</param>
/// <param name="Rest">The list of the items behind, which may be null; null where there can be none.</param>
internal sealed record ItemCount(int Required, EquatableArray<Condition> Present, string? Rest);
