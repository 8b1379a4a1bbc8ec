namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>Represents a statement with a diagnostic, in a separate file.</summary>
/// <param name="Cell">The rule and the form, or the key in the table of statements without a fix.</param>
/// <param name="Class">The name of the class in the file.</param>
internal sealed record FixCase(string Cell, string Statement, string Class, string File);
