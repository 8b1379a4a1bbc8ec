namespace TypedFlows.Client;

/// <summary>How data is laid out at a source or target; sent as <c>data.format</c>. Any other text of the service fits too.</summary>
/// <param name="Value">The format as text on the wire.</param>
public readonly record struct DataFormat(string Value)
{
    /// <summary>Files of separated values, such as CSV.</summary>
    public static DataFormat Delimited { get; } = new("delimited");

    /// <summary>JSON files.</summary>
    public static DataFormat Json { get; } = new("json");

    /// <summary>Parquet files.</summary>
    public static DataFormat Parquet { get; } = new("parquet");

    /// <summary>Tables of a system of records.</summary>
    public static DataFormat Tabular { get; } = new("tabular");

    /// <summary>Parquet in an XDM schema: how the data lake stores records.</summary>
    public static DataFormat ParquetXdm { get; } = new("parquet_xdm");

    /// <summary>The format as text on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
