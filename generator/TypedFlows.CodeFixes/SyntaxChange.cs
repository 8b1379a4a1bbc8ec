using Microsoft.CodeAnalysis;

namespace TypedFlows.CodeFixes;

/// <summary>One node in the place of another, and what the menu says of it.</summary>
internal sealed record SyntaxChange(string Title, SyntaxNode Old, SyntaxNode New);
