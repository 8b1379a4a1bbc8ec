using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>A value that is not known; its type may be: <c>None</c> for any type, else one of the set.</summary>
internal sealed class UnknownInstance(SchemaTypes types) : Instance
{
    public SchemaTypes Types { get; } = types;
}
