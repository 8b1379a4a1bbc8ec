using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents the knowledge about one object: its type, the known values of its properties, and their locations.</summary>
/// <param name="Locations">The locations by JSON Pointer into the instance.</param>
/// <param name="Own">The syntax for which this object is validated. Values from elsewhere are validated there.</param>
internal sealed record KnownInstance(
    GeneratedType Type, Instance Value, IReadOnlyDictionary<string, AssignmentLocation> Locations, SyntaxNode Own)
{
    /// <summary>Gets the source object of a <c>with</c> expression if it is validated separately.</summary>
    public Instance? Origin { get; init; }

    /// <summary>
    /// Gets a value indicating whether the source of a <c>with</c> expression is not validated. Its violations are reported at the
    /// <c>with</c> expression.
    /// </summary>
    public bool SuppressOrigin { get; init; }

    /// <summary>Gets the parts that are created elsewhere.</summary>
    public IReadOnlyList<ReferencedObject> Referenced { get; init; } = [];

    public bool Owns(SyntaxNode node) => node.SyntaxTree == Own.SyntaxTree && Own.Span.Contains(node.Span);
}

/// <summary>Represents a part of an instance that is created elsewhere in the code, where it is also validated by its own schema.</summary>
internal sealed record ReferencedObject(string Path, GeneratedType Type, Instance Value);
