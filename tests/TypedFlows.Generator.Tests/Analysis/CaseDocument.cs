namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>A document of tests/cases as C#.</summary>
/// <param name="File">Its path under the folder of the keyword.</param>
/// <param name="Code">The expression that makes it.</param>
/// <param name="Type">Type of the expression.</param>
/// <param name="Reason">Why C# cannot say it; null where it can.</param>
internal sealed record CaseDocument(string Keyword, string File, bool IsValid, string Code, string Type = "object", string? Reason = null);
