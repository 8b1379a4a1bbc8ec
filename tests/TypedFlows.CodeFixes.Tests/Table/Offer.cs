namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>A change that a fix offers for a diagnostic.</summary>
/// <param name="Diagnostic">Id and message.</param>
/// <param name="Key">What Fix All tells the changes of one fix apart by.</param>
/// <param name="Text">The file after the change.</param>
internal sealed record Offer(FixCase Case, string Diagnostic, string Fix, string Key, string Title, string Text);
