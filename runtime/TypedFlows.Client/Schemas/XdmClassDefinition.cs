using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A class that is to be created.</summary>
public sealed record XdmClassDefinition
{
    /// <summary>Title, which people know the class by.</summary>
    public required string Title { get; init; }

    /// <summary>Description; may be empty.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Address of its behaviour, such as <see cref="XdmClass.AdHocBehavior"/>.</summary>
    public required string Behavior { get; init; }

    /// <summary>The object that holds the fields: <c>_adhoc</c>, or the tenant's own name with an underscore before it.</summary>
    public required string FieldsUnder { get; init; }

    /// <summary>Its fields with their JSON types, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    internal void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "object");
        writer.WriteString("title", Title);
        writer.WriteString("description", Description);
        writer.WriteStartArray("allOf");
        writer.WriteStartObject();
        writer.WriteString("$ref", Behavior);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteStartObject("properties");
        writer.WriteStartObject(FieldsUnder);
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var (name, type) in Fields)
        {
            writer.WriteStartObject(name);
            writer.WriteString("type", type);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
