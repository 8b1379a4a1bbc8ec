namespace TypedFlows;

/// <summary>Represents a field of an XDM schema that identifies a person.</summary>
/// <param name="Path">The dotted path, such as <c>personalEmail.address</c>.</param>
/// <param name="Namespace">The code of the namespace, such as <c>Email</c>, or its number; empty if it is not declared.</param>
/// <param name="IsPrimary">True for the primary identity, of which a schema has at most one.</param>
public sealed record XdmIdentity(string Path, string Namespace, bool IsPrimary = false);
