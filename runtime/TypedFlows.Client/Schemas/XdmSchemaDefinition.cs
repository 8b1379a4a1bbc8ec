using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the definition of a schema to create, a class and the parts that are composed with it, or a compiled schema that
/// exists on the platform.</summary>
public sealed record XdmSchemaDefinition
{
    /// <summary>Gets the compiled schema that exists on the platform, or null to create a schema. The pipeline finds it by its id, or
    /// else by its title and class, and never changes or deletes it.</summary>
    public XdmSpec? Existing { get; init; }

    /// <summary>Gets the title, or an empty string to use the pipeline name.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the description, which can be empty.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Gets the address of the class, such as <c>https://ns.adobe.com/xdm/context/profile</c>, sent as
    /// <c>meta:class</c>.</summary>
    public required string ClassId { get; init; }

    /// <summary>Gets the addresses of all parts of the schema, beginning with the class, sent as <c>allOf</c>.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Creates the definition of a compiled schema that exists on the platform: <c>Schema = LoyaltyMembers.Spec</c>. To use a
    /// schema with another id than the compiled one, set it: <c>LoyaltyMembers.Spec with { Id = "..." }</c>.</summary>
    /// <param name="spec">The identity of the compiled schema.</param>
    public static implicit operator XdmSchemaDefinition(XdmSpec spec) => FromXdmSpec(spec);

    /// <summary>Creates the definition of a compiled schema that exists on the platform.</summary>
    /// <param name="spec">The identity of the compiled schema.</param>
    /// <returns>The definition.</returns>
    public static XdmSchemaDefinition FromXdmSpec(XdmSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new() { Existing = spec, Title = spec.Title, ClassId = spec.ClassId, Parts = [] };
    }

    internal void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "object");
        writer.WriteString("title", Title);
        writer.WriteString("description", Description);
        writer.WriteStartArray("allOf");
        foreach (var part in Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("$ref", part);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("meta:containerId", "tenant");
        writer.WriteString("meta:resourceType", "schemas");
        writer.WriteString("meta:xdmType", "object");
        writer.WriteString("meta:class", ClassId);
    }
}
