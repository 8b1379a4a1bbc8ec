using TypedFlows.Benchmarks.Measuring;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

internal static class ByteScannerPeer
{
    public static IEnumerable<Contender> Contenders()
    {
        foreach (var work in new[] { Works.ScheduleValid, Works.ScheduleInterval5, Works.ScheduleOnceWithInterval })
        {
            yield return Contender.Reading(work, PeerNames.ByteScanner, new ReadSchedule(Works.Document(work)));
        }

        foreach (var work in new[] { Works.FlowValid, Works.FlowInvalid })
        {
            yield return Contender.Reading(work, PeerNames.ByteScanner, new ReadFlow(Works.Document(work)));
        }

        foreach (var work in new[] { Works.ColumnsValid, Works.ColumnsInvalid })
        {
            yield return Contender.Reading(work, PeerNames.ByteScanner, new ReadColumns(Works.Document(work)));
        }
    }

    private readonly struct ReadSchedule(byte[] json) : IOperation
    {
        public bool Invoke() => ByteScannerParser.TryParse(json, out Schedule? _, out _);
    }

    private readonly struct ReadFlow(byte[] json) : IOperation
    {
        public bool Invoke() => ByteScannerParser.TryParse(json, out Flow? _, out _);
    }

    private readonly struct ReadColumns(byte[] json) : IOperation
    {
        public bool Invoke() => ByteScannerParser.TryParse(json, out SourceConnection? _, out _);
    }
}
