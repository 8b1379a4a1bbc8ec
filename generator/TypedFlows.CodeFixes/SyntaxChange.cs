using Microsoft.CodeAnalysis;

namespace TypedFlows.CodeFixes;

/// <summary>Represents the replacement of one node by another, with its title.</summary>
internal sealed record SyntaxChange(string Title, SyntaxNode Old, SyntaxNode New);
