namespace TypedFlows.Client;

/// <summary>Changes to a schema or class of the tenant.</summary>
public sealed class SchemaPatch : JsonPatch<SchemaPatch>
{
    /// <summary>Changes the title.</summary>
    /// <param name="title">The new title.</param>
    /// <returns>This patch.</returns>
    public SchemaPatch Title(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        return Replace("/title", title);
    }

    /// <summary>Takes in another schema, such as a field group.</summary>
    /// <param name="address">Address of what is taken in.</param>
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
