using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Specifies that a record is written as the value of this property, not as an object that contains it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SpecValueAttribute : Attribute;
