namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal enum DataFormat
{
    Delimited = 1,
    Json,
    Parquet,
    Tabular,
}
