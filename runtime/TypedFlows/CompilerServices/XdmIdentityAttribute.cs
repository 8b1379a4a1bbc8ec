using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Provides an identity of the XDM schema of a generated type. The usage analyzer reads it, also from a referenced
/// assembly.</summary>
/// <param name="path">The dotted path of the field.</param>
/// <param name="namespace">The code or the number of the namespace; empty if it is not declared.</param>
/// <param name="isPrimary">True for the primary identity.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class XdmIdentityAttribute(string path, string @namespace, bool isPrimary) : Attribute
{
    /// <summary>Gets the dotted path of the field.</summary>
    public string Path { get; } = path;

    /// <summary>Gets the code or the number of the namespace.</summary>
    public string Namespace { get; } = @namespace;

    /// <summary>Gets a value indicating whether the identity is the primary one.</summary>
    public bool IsPrimary { get; } = isPrimary;
}
