namespace TypedFlows;

/// <summary>A schema of the registry, by id and version, as datasets, connections and mappings name it.</summary>
/// <param name="Id">The schema's <c>$id</c>, which is an address.</param>
/// <param name="Version">Its version, major and minor, such as <c>1.0</c>.</param>
public sealed record XdmSchemaRef(string Id, string Version = "1.0")
{
    /// <summary>Media type that names the latest minor of the version, with titles: what target connections carry.</summary>
    public string ContentType => $"application/vnd.adobe.xed-full+json;version={Major}";

    /// <summary>The same without titles and descriptions: what datasets and source connections carry.</summary>
    public string CompactContentType => $"application/vnd.adobe.xed-full-notext+json;version={Major}";

    private string Major => Version.Split('.')[0];
}
