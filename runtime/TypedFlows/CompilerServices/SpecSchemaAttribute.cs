using System.ComponentModel;
using System.Reflection;

namespace TypedFlows.CompilerServices;

/// <summary>Provides the JSON Schema (draft-07) of a generated type. The usage analyzer reads it, also from a referenced
/// assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpecSchemaAttribute : Attribute
{
    private readonly object[] _parts;

    /// <summary>Initializes the attribute with a schema.</summary>
    /// <param name="schema">The schema as canonical JSON.</param>
    public SpecSchemaAttribute(string schema) => _parts = [schema];

    /// <summary>Initializes the attribute with a schema that contains the schemas of other types.</summary>
    /// <param name="parts">
    /// The schema as canonical JSON in parts. A <see cref="Type"/> between two texts is in the place of the schema of that generated type.
    /// </param>
    public SpecSchemaAttribute(params object[] parts) => _parts = parts;

    /// <summary>Gets the schema as canonical JSON.</summary>
    /// <exception cref="InvalidOperationException">A type among the parts has no schema.</exception>
    public string Schema => string.Concat(_parts.Select(part => part is Type type ? SchemaOf(type) : (string)part));

    /// <summary>Gets or sets the name of the spec, such as <c>CRMToAEP</c>.</summary>
    public string Spec { get; set; } = string.Empty;

    private static string SchemaOf(Type type) =>
        type.GetCustomAttribute<SpecSchemaAttribute>(inherit: false)?.Schema
        ?? throw new InvalidOperationException($"{type} has no {nameof(SpecSchemaAttribute)}.");
}
