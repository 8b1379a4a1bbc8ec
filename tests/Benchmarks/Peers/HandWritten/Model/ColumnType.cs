namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal enum ColumnType
{
    String = 1,
    Integer,
    Long,
    Number,
    Double,
    Boolean,
    Date,
    Object,
    Array,
}
