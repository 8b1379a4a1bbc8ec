namespace TypedFlows.Client;

/// <summary>Represents the format of the data at a source or target, sent as <c>data.format</c>. Other values of the service are also
/// supported.</summary>
/// <param name="Value">The format as sent to the service.</param>
public readonly record struct DataFormat(string Value)
{
    /// <summary>Gets the format of delimited files, such as CSV.</summary>
    public static DataFormat Delimited { get; } = new("delimited");

    /// <summary>Gets the format of JSON files.</summary>
    public static DataFormat Json { get; } = new("json");

    /// <summary>Gets the format of Parquet files.</summary>
    public static DataFormat Parquet { get; } = new("parquet");

    /// <summary>Gets the format of tables of a system of record.</summary>
    public static DataFormat Tabular { get; } = new("tabular");

    /// <summary>Gets the format in which the data lake stores records: Parquet in an XDM schema.</summary>
    public static DataFormat ParquetXdm { get; } = new("parquet_xdm");

    /// <summary>Returns the format as sent to the service.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
