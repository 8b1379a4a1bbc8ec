namespace TypedFlows.Compiler.Fields;

/// <summary>Specifies the type to which a mapped value is converted.</summary>
internal enum FieldType
{
    /// <summary>The type is unknown, so values are not converted.</summary>
    None,
    String,
    Boolean,
    Integer,
    Number,
    Date,
    DateTime,
    Object,
    Array,
}

/// <summary>Reads types of fields, and decides which values the service converts when it maps a row.</summary>
internal static class FieldTypes
{
    /// <summary>Returns the type of a field.</summary>
    /// <param name="type">The JSON type, or null if there are several or none.</param>
    /// <param name="format">The format, or null if there is none.</param>
    /// <param name="xdmType">The type of XDM, or null if it is unknown.</param>
    public static FieldType Of(string? type, string? format, string? xdmType) => type switch
    {
        "boolean" => FieldType.Boolean,
        "integer" => FieldType.Integer,
        "number" => FieldType.Number,
        "object" => FieldType.Object,
        "array" => FieldType.Array,
        "string" when format == "date" || xdmType == "date" => FieldType.Date,
        "string" when format is "xdm-date-time" or "date-time" || xdmType == "date-time" => FieldType.DateTime,
        "string" => FieldType.String,
        _ => FieldType.None,
    };

    /// <summary>
    /// Returns the type of a column of a table. It is certain only if the types in the source and in the platform agree.
    /// </summary>
    /// <param name="type">The type in the source, such as <c>DateTime</c>.</param>
    /// <param name="inPlatform">The type in the platform, or null if it is not declared.</param>
    public static FieldType OfColumn(string? type, FieldType? inPlatform)
    {
        var inSource = type?.ToUpperInvariant() switch
        {
            "BOOLEAN" or "BOOL" => FieldType.Boolean,
            "INTEGER" or "INT" or "LONG" or "SHORT" or "BYTE" => FieldType.Integer,
            "NUMBER" or "DOUBLE" or "FLOAT" or "DECIMAL" => FieldType.Number,
            "DATE" => FieldType.Date,
            "DATETIME" or "DATE-TIME" or "TIMESTAMP" => FieldType.DateTime,
            _ => FieldType.None,
        };
        return inPlatform is null || inSource == inPlatform ? inSource : FieldType.None;
    }

    /// <summary>
    /// Returns a value indicating whether the service has no conversion from one type to the other. Texts depend on their content, and
    /// unknown types may fit.
    /// </summary>
    public static bool CannotConvert(FieldType from, FieldType to) => from switch
    {
        FieldType.None or FieldType.String => false,
        _ when to is FieldType.None || to == from => false,
        FieldType.Integer or FieldType.Number => to is not (FieldType.Integer or FieldType.Number or FieldType.String),
        FieldType.Date or FieldType.DateTime => to is not (FieldType.Date or FieldType.DateTime or FieldType.String),
        _ => to is not FieldType.String,
    };

    /// <summary>Returns the message for a column that has no conversion to the field of its row.</summary>
    public static string Mismatch(string column, FieldType from, string path, FieldType to, string schema) =>
        $"'{column}' is {Describe(from)}, which cannot be converted to '{path}' of {schema}, {Describe(to)}; map "
            + (to == FieldType.Object ? "it to a field inside it" : "another column");

    /// <summary>Returns the type with its article, for messages.</summary>
    public static string Describe(FieldType type) => type switch
    {
        FieldType.Boolean => "a boolean",
        FieldType.Integer => "an integer",
        FieldType.Number => "a number",
        FieldType.Date => "a date",
        FieldType.DateTime => "a date-time",
        FieldType.Object => "an object",
        FieldType.Array => "an array",
        FieldType.String => "a string",
        _ => "of several types",
    };
}
