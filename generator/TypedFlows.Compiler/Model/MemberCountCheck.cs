namespace TypedFlows.Compiler.Model;

/// <summary>Counts, as <paramref name="Local"/>, the members of a typed object.</summary>
internal sealed record MemberCountCheck(string Local, MemberCount Count) : Check;
