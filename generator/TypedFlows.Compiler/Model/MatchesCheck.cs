namespace TypedFlows.Compiler.Model;

/// <summary>Counts, as <paramref name="Local"/>, the alternatives that match: those whose condition, that they are broken, is false.</summary>
internal sealed record MatchesCheck(string Local, EquatableArray<Condition> Broken) : Check;
