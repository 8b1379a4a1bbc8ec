namespace TypedFlows.Client;

/// <summary>Classes to create, by what they describe.</summary>
public static class XdmClass
{
    /// <summary>Address of the behaviour of data that one source alone uses.</summary>
    public const string AdHocBehavior = "https://ns.adobe.com/xdm/data/adhoc";

    /// <summary>Address of the behaviour of records that describe a subject.</summary>
    public const string RecordBehavior = "https://ns.adobe.com/xdm/data/record";

    /// <summary>Address of the behaviour of events.</summary>
    public const string TimeSeriesBehavior = "https://ns.adobe.com/xdm/data/time-series";

    /// <summary>A class of a source's own columns, for a schema that describes it (Schema Registry guide, ad hoc schemas).</summary>
    /// <param name="title">Title of the class.</param>
    /// <param name="fields">Its columns with their JSON types, such as <c>string</c>; at least one.</param>
    /// <param name="description">Description of the class; may be empty.</param>
    /// <returns>The definition.</returns>
    public static XdmClassDefinition AdHoc(string title, IEnumerable<KeyValuePair<string, string>> fields, string description = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(fields);
        return new() { Title = title, Description = description, Behavior = AdHocBehavior, FieldsUnder = "_adhoc", Fields = [.. fields] };
    }
}
