using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Lists the connection specs that a flow takes at the property; the analyzer judges ids given as text by it.</summary>
/// <param name="ids">Ids as the flow spec lists them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SpecConnectionsAttribute(params string[] ids) : Attribute
{
    /// <summary>Ids as the flow spec lists them.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
