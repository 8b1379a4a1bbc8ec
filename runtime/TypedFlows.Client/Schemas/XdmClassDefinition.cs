using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the definition of a class to create.</summary>
public sealed record XdmClassDefinition
{
    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the description, which can be empty.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Gets the address of the behavior, such as <see cref="XdmClass.AdHocBehavior"/>.</summary>
    public required string Behavior { get; init; }

    /// <summary>Gets the object that contains the fields: <c>_adhoc</c>, or the tenant's name with a leading underscore.</summary>
    public required string FieldsUnder { get; init; }

    /// <summary>Gets the fields with their JSON types, in order.</summary>
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
