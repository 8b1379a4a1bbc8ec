namespace TypedFlows.Client;

/// <summary>Creates class definitions.</summary>
public static class XdmClass
{
    /// <summary>The address of the behavior of data that only one source uses.</summary>
    public const string AdHocBehavior = "https://ns.adobe.com/xdm/data/adhoc";

    /// <summary>The address of the behavior of records that describe a subject.</summary>
    public const string RecordBehavior = "https://ns.adobe.com/xdm/data/record";

    /// <summary>The address of the behavior of events.</summary>
    public const string TimeSeriesBehavior = "https://ns.adobe.com/xdm/data/time-series";

    /// <summary>Creates the definition of a class with the columns of a source, for an ad hoc schema (Schema Registry guide, ad hoc
    /// schemas).</summary>
    /// <param name="title">The title of the class.</param>
    /// <param name="fields">The columns with their JSON types, such as <c>string</c>. At least one is required.</param>
    /// <param name="description">The description of the class, which can be empty.</param>
    /// <returns>The definition.</returns>
    public static XdmClassDefinition AdHoc(string title, IEnumerable<KeyValuePair<string, string>> fields, string description = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(fields);
        return new() { Title = title, Description = description, Behavior = AdHocBehavior, FieldsUnder = "_adhoc", Fields = [.. fields] };
    }
}
