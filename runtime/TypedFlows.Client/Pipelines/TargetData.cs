namespace TypedFlows.Client;

/// <summary>What a target connection says of the data (<c>data</c> in its body). The service asks for neither part of every flow.</summary>
[Flags]
public enum TargetData
{
    /// <summary>Nothing: <c>data</c> is left out.</summary>
    None = 0,

    /// <summary>The format, which is that of the data lake: <c>parquet_xdm</c>.</summary>
    Format = 1,

    /// <summary>The dataset's schema.</summary>
    Schema = 2,

    /// <summary>Format and schema.</summary>
    All = Format | Schema,
}
