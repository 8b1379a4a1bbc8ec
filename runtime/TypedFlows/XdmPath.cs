namespace TypedFlows;

/// <summary>Joins the steps of paths in XDM schemas, as mappings write them.</summary>
public static class XdmPath
{
    /// <summary>Appends the name of a field to a path.</summary>
    /// <param name="path">The dotted path of an object, or null or empty for the schema itself.</param>
    /// <param name="name">The name of the field. A dot in it is written as <c>\.</c>.</param>
    /// <returns>The path of the field, such as <c>person.name</c>.</returns>
    public static string Join(string? path, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = name.Replace(".", "\\.", StringComparison.Ordinal);
        return string.IsNullOrEmpty(path) ? name : $"{path}.{name}";
    }
}
