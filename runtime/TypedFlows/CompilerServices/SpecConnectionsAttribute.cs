using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Lists the connection specs that a flow accepts at the property. The analyzer checks literal ids against this list.</summary>
/// <param name="ids">The ids in the flow spec, as a JSON array.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SpecConnectionsAttribute(string ids) : Attribute
{
    /// <summary>Gets the ids in the flow spec, as a JSON array.</summary>
    public string Ids { get; } = ids;
}
