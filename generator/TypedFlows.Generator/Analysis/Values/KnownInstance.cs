using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>What the code says of one object: its type, what is known of its members, and where each stands.</summary>
/// <param name="Locations">By JSON Pointer into the instance.</param>
/// <param name="Own">The syntax that this object is to be judged for; what it takes from elsewhere is judged there.</param>
internal sealed record KnownInstance(
    GeneratedType Type, Instance Value, IReadOnlyDictionary<string, AssignmentLocation> Locations, SyntaxNode Own)
{
    /// <summary>The object that a <c>with</c> starts from, when that is judged by itself.</summary>
    public Instance? Origin { get; init; }

    /// <summary>True where nothing is said of what a <c>with</c> starts from: what is wrong with that is said of the <c>with</c>.</summary>
    public bool SuppressOrigin { get; init; }

    /// <summary>Parts that are made elsewhere.</summary>
    public IReadOnlyList<ReferencedObject> Referenced { get; init; } = [];

    public bool Owns(SyntaxNode node) => node.SyntaxTree == Own.SyntaxTree && Own.Span.Contains(node.Span);
}

/// <summary>A part of an instance that is made elsewhere in the code, where it is judged by its own schema too.</summary>
internal sealed record ReferencedObject(string Path, GeneratedType Type, Instance Value);
