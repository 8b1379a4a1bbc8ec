using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>The JSON Schema (draft-07) of a generated type. The usage analyzer reads it, also from a referenced assembly.</summary>
/// <param name="schema">The schema as canonical JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpecSchemaAttribute(string schema) : Attribute
{
    /// <summary>The schema as canonical JSON.</summary>
    public string Schema { get; } = schema;

    /// <summary>Name of the spec that the schema belongs to, such as <c>CRMToAEP</c>.</summary>
    public string Spec { get; set; } = string.Empty;

    /// <summary>JSON Pointer to the schema inside the spec file.</summary>
    public string Pointer { get; set; } = string.Empty;
}
