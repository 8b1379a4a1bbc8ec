using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Provides the location of the schema of a generated type or property. Tools use it to open the spec file, also from a referenced
/// assembly.</summary>
/// <param name="pointer">The JSON Pointer to the schema in the spec file.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = false)]
public sealed class SpecLocationAttribute(string pointer) : Attribute
{
    /// <summary>Gets the JSON Pointer to the schema in the spec file.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>Gets or sets the path of the spec file relative to the project, with forward slashes, or the URI of the document. A
    /// property has an empty text if its type names the file.</summary>
    public string File { get; set; } = string.Empty;
}
