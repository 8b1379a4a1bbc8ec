using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A schema that is to be created: a class, composed with the schemas that it takes in.</summary>
public sealed record XdmSchemaDefinition
{
    /// <summary>Title, which people know the schema by; empty to take the name of the pipeline that creates it.</summary>
    public required string Title { get; init; }

    /// <summary>Description; may be empty.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Address of the class, such as <c>https://ns.adobe.com/xdm/context/profile</c>; sent as <c>meta:class</c>.</summary>
    public required string ClassId { get; init; }

    /// <summary>Addresses of all that the schema is composed of, the class first; sent as <c>allOf</c>.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

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
