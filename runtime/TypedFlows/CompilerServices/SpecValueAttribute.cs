using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Marks the one member of a record that is written as the value of that member itself, not as an object around it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SpecValueAttribute : Attribute;
