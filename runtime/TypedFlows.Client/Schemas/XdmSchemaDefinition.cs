namespace TypedFlows.Client;

/// <summary>A schema that is to be created: a class, composed with the schemas that it takes in.</summary>
public sealed record XdmSchemaDefinition
{
    /// <summary>Title, which people know the schema by.</summary>
    public required string Title { get; init; }

    /// <summary>Description; may be empty.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Address of the class, such as <c>https://ns.adobe.com/xdm/context/profile</c>; sent as <c>meta:class</c>.</summary>
    public required string ClassId { get; init; }

    /// <summary>Addresses of all that the schema is composed of, the class first; sent as <c>allOf</c>.</summary>
    public required IReadOnlyList<string> Parts { get; init; }
}
