namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal enum Frequency
{
    Once = 1,
    Minute,
    Hour,
    Day,
    Week,
}
