namespace TypedFlows.Compiler.Model;

/// <param name="IsRequired">False for one that may be left out, which is null then.</param>
internal sealed record CaseParameter(MemberModel Member, bool IsRequired);
