using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Provides the JSON Schema (draft-07) of a generated type. The usage analyzer reads it, also from a referenced
/// assembly.</summary>
/// <param name="schema">The schema as canonical JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpecSchemaAttribute(string schema) : Attribute
{
    /// <summary>Gets the schema as canonical JSON.</summary>
    public string Schema { get; } = schema;

    /// <summary>Gets or sets the name of the spec, such as <c>CRMToAEP</c>.</summary>
    public string Spec { get; set; } = string.Empty;
}
