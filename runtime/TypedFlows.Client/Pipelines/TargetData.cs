namespace TypedFlows.Client;

/// <summary>Specifies the parts of the data description (<c>data</c> in the body) that a target connection contains. The service does not
/// require each part for every flow.</summary>
[Flags]
public enum TargetData
{
    /// <summary>No part. <c>data</c> is omitted.</summary>
    None = 0,

    /// <summary>The format, which is the format of the data lake: <c>parquet_xdm</c>.</summary>
    Format = 1,

    /// <summary>The schema of the dataset.</summary>
    Schema = 2,

    /// <summary>The format and the schema.</summary>
    All = Format | Schema,
}
