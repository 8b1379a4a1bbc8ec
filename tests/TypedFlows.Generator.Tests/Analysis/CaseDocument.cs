namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Represents a document of tests/cases as C#.</summary>
/// <param name="File">The path in the folder of the keyword.</param>
/// <param name="Code">The expression that creates the document.</param>
/// <param name="Type">The type of the expression.</param>
/// <param name="Reason">The reason why C# cannot express the document, or null.</param>
internal sealed record CaseDocument(string Keyword, string File, bool IsValid, string Code, string Type = "object", string? Reason = null);
