namespace TypedFlows.Client;

/// <summary>One row of a mapping set: a field of the source and the place of its value in the schema.</summary>
/// <param name="Source">Name of the source's field, such as <c>FirstName</c>; sent as <c>sourceAttribute</c>.</param>
/// <param name="Destination">Dotted path in the schema, such as <c>person.name.firstName</c>; sent as <c>destinationXdmPath</c>.</param>
public sealed record MappingRow(string Source, string Destination)
{
    /// <summary>True when the value identifies a person.</summary>
    public bool Identity { get; init; }

    /// <summary>The identity group; null for none.</summary>
    public string? IdentityGroup { get; init; }

    /// <summary>Code of the identity namespace, such as <c>Email</c>; null for none.</summary>
    public string? NamespaceCode { get; init; }
}
