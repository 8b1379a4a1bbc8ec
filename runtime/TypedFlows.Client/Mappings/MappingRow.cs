namespace TypedFlows.Client;

/// <summary>Represents one row of a mapping set: a field of the source and its path in the schema.</summary>
/// <param name="Source">The name of the source field, such as <c>FirstName</c>, sent as <c>sourceAttribute</c>.</param>
/// <param name="Destination">The dotted path in the schema, such as <c>person.name.firstName</c>, sent as
/// <c>destinationXdmPath</c>.</param>
public sealed record MappingRow(string Source, string Destination)
{
    /// <summary>Gets a value indicating whether the field identifies a person.</summary>
    public bool Identity { get; init; }

    /// <summary>Gets the identity group, or null for none.</summary>
    public string? IdentityGroup { get; init; }

    /// <summary>Gets the code of the identity namespace, such as <c>Email</c>, or null for none.</summary>
    public string? NamespaceCode { get; init; }
}
