namespace TypedFlows;

/// <summary>Represents a reference to a schema of the registry by id and version, for datasets, connections and mappings.</summary>
/// <param name="Id">The <c>$id</c> of the schema, which is an address.</param>
/// <param name="Version">The major and minor version, such as <c>1.0</c>.</param>
public sealed record XdmSchemaRef(string Id, string Version = "1.0")
{
    /// <summary>Gets the media type of the latest minor version with titles, for target connections.</summary>
    public string ContentType => $"application/vnd.adobe.xed-full+json;version={Major}";

    /// <summary>Gets the media type without titles and descriptions, for datasets and source connections.</summary>
    public string CompactContentType => $"application/vnd.adobe.xed-full-notext+json;version={Major}";

    private string Major => Version.Split('.')[0];
}
