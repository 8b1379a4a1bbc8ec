using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Writes parts that several request bodies share.</summary>
internal static class BodyWriting
{
    /// <summary>Writes a string property, or nothing for null.</summary>
    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Writes <c>connectionSpec</c> or <c>flowSpec</c>.</summary>
    public static void WriteSpec(this Utf8JsonWriter writer, string name, string id, string version)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id", id);
        writer.WriteString("version", version);
        writer.WriteEndObject();
    }

    /// <summary>Writes a property that a spec describes.</summary>
    public static void WriteSpecObject(this Utf8JsonWriter writer, string name, ISpecObject value)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    /// <summary>Writes one item of <c>transformations</c> of a flow.</summary>
    public static void WriteTransformation(this Utf8JsonWriter writer, Transformation transformation)
    {
        writer.WriteStartObject();
        writer.WriteString("name", transformation.Name);
        writer.WriteSpecObject("params", transformation.Params);
        writer.WriteEndObject();
    }

    /// <summary>Writes the properties that source and target connections share: everything except <c>params</c> and
    /// <c>connectionSpec</c>.</summary>
    public static void WriteEnd(
        this Utf8JsonWriter writer,
        string name,
        string? baseConnectionId,
        string? description,
        DataFormat? format,
        string? schemaId,
        string? schemaVersion)
    {
        writer.WriteString("name", name);
        writer.WriteOptional("baseConnectionId", baseConnectionId);
        writer.WriteOptional("description", description);
        writer.WriteData(format, schemaId, schemaVersion);
    }

    /// <summary>Writes <c>data</c> of a source or target connection, or nothing if neither part is given.</summary>
    public static void WriteData(this Utf8JsonWriter writer, DataFormat? format, string? schemaId, string? schemaVersion)
    {
        if (format is null && schemaId is null)
        {
            return;
        }

        writer.WriteStartObject("data");
        writer.WriteDataMembers(format, schemaId, schemaVersion);
        writer.WriteEndObject();
    }

    /// <summary>Writes the properties of <c>data</c>.</summary>
    public static void WriteDataMembers(this Utf8JsonWriter writer, DataFormat? format, string? schemaId, string? schemaVersion)
    {
        writer.WriteOptional("format", format?.Value);
        if (schemaId is not null)
        {
            writer.WriteStartObject("schema");
            writer.WriteString("id", schemaId);
            writer.WriteString("version", schemaVersion);
            writer.WriteEndObject();
        }
    }
}
