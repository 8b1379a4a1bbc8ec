namespace TypedFlows.Client;

/// <summary>Represents changes to a schema or class of the tenant.</summary>
public sealed class SchemaPatch : JsonPatch<SchemaPatch>
{
    /// <summary>Sets the title.</summary>
    /// <param name="title">The new title.</param>
    /// <returns>This patch.</returns>
    public SchemaPatch Title(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        return Replace("/title", title);
    }

    /// <summary>Adds another schema, such as a field group.</summary>
    /// <param name="address">The address of the schema to add.</param>
    /// <returns>This patch.</returns>
    public SchemaPatch AddPart(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return Appended("add", "/allOf/-", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("$ref", address);
            writer.WriteEndObject();
        });
    }
}
