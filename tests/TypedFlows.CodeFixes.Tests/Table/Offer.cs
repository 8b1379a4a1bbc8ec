namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>Represents a change that a fix offers for a diagnostic.</summary>
/// <param name="Diagnostic">The id and the message.</param>
/// <param name="Key">The key by which Fix All distinguishes the changes of one fix.</param>
/// <param name="Text">The file after the change.</param>
internal sealed record Offer(FixCase Case, string Diagnostic, string Fix, string Key, string Title, string Text);
