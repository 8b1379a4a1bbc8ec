namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>A statement that something is wrong with, in a file of its own.</summary>
/// <param name="Cell">Rule and form, or what else the table of those without a fix names it by.</param>
/// <param name="Class">Name of the class in the file.</param>
internal sealed record FixCase(string Cell, string Statement, string Class, string File);
