using System.Buffers;
using TypedFlows.Benchmarks.Measuring;
using Flow = TypedFlows.Benchmarks.Specs.FlowSpec;
using Schedule = TypedFlows.Benchmarks.Specs.Schedule;
using ShipmentEvent = TypedFlows.Benchmarks.Specs.ShipmentEvent;
using SourceConnection = TypedFlows.Benchmarks.Specs.SourceConnection;

namespace TypedFlows.Benchmarks.Peers.Generated;

/// <summary>Measures the code that this repository generates for the schemas, called in the same way as by a user.</summary>
internal static class GeneratedPeer
{
    public static IEnumerable<Contender> Contenders()
    {
        foreach (var work in new[] { Works.ScheduleValid, Works.ScheduleInterval5, Works.ScheduleOnceWithInterval })
        {
            yield return Contender.Reading(work, PeerNames.Generated, new ReadSchedule(Works.Document(work), ReadOptions.FirstError));
            yield return Contender.Reading(work, PeerNames.GeneratedAll, new ReadSchedule(Works.Document(work), ReadOptions.Default));
            yield return Contender.Reading(work, PeerNames.GeneratedVerdict, new DecideSchedule(Works.Document(work)));
        }

        foreach (var work in new[] { Works.FlowValid, Works.FlowInvalid })
        {
            yield return Contender.Reading(work, PeerNames.Generated, new ReadFlow(Works.Document(work), ReadOptions.FirstError));
            yield return Contender.Reading(work, PeerNames.GeneratedAll, new ReadFlow(Works.Document(work), ReadOptions.Default));
            yield return Contender.Reading(work, PeerNames.GeneratedVerdict, new DecideFlow(Works.Document(work)));
        }

        foreach (var work in new[] { Works.ColumnsValid, Works.ColumnsInvalid })
        {
            yield return Contender.Reading(work, PeerNames.Generated, new ReadColumns(Works.Document(work), ReadOptions.FirstError));
            yield return Contender.Reading(work, PeerNames.GeneratedAll, new ReadColumns(Works.Document(work), ReadOptions.Default));
            yield return Contender.Reading(work, PeerNames.GeneratedVerdict, new DecideColumns(Works.Document(work)));
        }

        foreach (var work in new[] { Works.ShipmentValid, Works.ShipmentInvalid })
        {
            yield return Contender.Reading(work, PeerNames.Generated, new ReadShipment(Works.Document(work), ReadOptions.FirstError));
            yield return Contender.Reading(work, PeerNames.GeneratedAll, new ReadShipment(Works.Document(work), ReadOptions.Default));
            yield return Contender.Reading(work, PeerNames.GeneratedVerdict, new DecideShipment(Works.Document(work)));
        }

        var schedule = Schedule.ParseJson(Documents.Schedule);
        var flow = Flow.ParseJson(Documents.Flow);
        var connection = SourceConnection.ParseJson(Documents.Columns);
        var shipment = ShipmentEvent.ParseJson(Documents.Shipment);
        yield return Contender.Reading(Works.ScheduleValid, PeerNames.GeneratedValidate, new ValidateSchedule(schedule));
        yield return Contender.Reading(Works.FlowValid, PeerNames.GeneratedValidate, new ValidateFlow(flow));
        yield return Contender.Reading(Works.ColumnsValid, PeerNames.GeneratedValidate, new ValidateColumns(connection));
        yield return Contender.Reading(Works.ShipmentValid, PeerNames.GeneratedValidate, new ValidateShipment(shipment));
        yield return Writing(Works.WriteSchedule, output => new WriteSchedule(schedule, output));
        yield return Writing(Works.WriteFlow, output => new WriteFlow(flow, output));
        yield return Writing(Works.WriteColumns, output => new WriteColumns(connection, output));
        yield return Writing(Works.WriteShipment, output => new WriteShipment(shipment, output));
    }

    private static Contender Writing<TOperation>(string work, Func<ArrayBufferWriter<byte>, TOperation> create)
        where TOperation : struct, IOperation
    {
        var output = new ArrayBufferWriter<byte>();
        var operation = create(output);
        return Contender.Create(
            work, PeerNames.Generated, operation, () => operation.Invoke() && Documents.AreEqual(output.WrittenSpan, Works.Document(work)));
    }

    private readonly struct ReadSchedule(byte[] json, ReadOptions options) : IOperation
    {
        public bool Invoke() => Schedule.TryParseJson(json, out _, out _, options);
    }

    private readonly struct ReadFlow(byte[] json, ReadOptions options) : IOperation
    {
        public bool Invoke() => Flow.TryParseJson(json, out _, out _, options);
    }

    private readonly struct ReadColumns(byte[] json, ReadOptions options) : IOperation
    {
        public bool Invoke() => SourceConnection.TryParseJson(json, out _, out _, options);
    }

    private readonly struct ReadShipment(byte[] json, ReadOptions options) : IOperation
    {
        public bool Invoke() => ShipmentEvent.TryParseJson(json, out _, out _, options);
    }

    private readonly struct DecideShipment(byte[] json) : IOperation
    {
        public bool Invoke() => ShipmentEvent.TryParseJson(json, out _);
    }

    private readonly struct ValidateShipment(ShipmentEvent value) : IOperation
    {
        public bool Invoke() => value.Validate().IsValid;
    }

    private readonly struct WriteShipment(ShipmentEvent value, ArrayBufferWriter<byte> output) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            value.WriteTo(output);
            return true;
        }
    }

    private readonly struct DecideSchedule(byte[] json) : IOperation
    {
        public bool Invoke() => Schedule.TryParseJson(json, out _);
    }

    private readonly struct ValidateSchedule(Schedule value) : IOperation
    {
        public bool Invoke() => value.Validate().IsValid;
    }

    private readonly struct DecideFlow(byte[] json) : IOperation
    {
        public bool Invoke() => Flow.TryParseJson(json, out _);
    }

    private readonly struct ValidateFlow(Flow value) : IOperation
    {
        public bool Invoke() => value.Validate().IsValid;
    }

    private readonly struct DecideColumns(byte[] json) : IOperation
    {
        public bool Invoke() => SourceConnection.TryParseJson(json, out _);
    }

    private readonly struct ValidateColumns(SourceConnection value) : IOperation
    {
        public bool Invoke() => value.Validate().IsValid;
    }

    private readonly struct WriteSchedule(Schedule value, ArrayBufferWriter<byte> output) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            value.WriteTo(output);
            return true;
        }
    }

    private readonly struct WriteFlow(Flow value, ArrayBufferWriter<byte> output) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            value.WriteTo(output);
            return true;
        }
    }

    private readonly struct WriteColumns(SourceConnection value, ArrayBufferWriter<byte> output) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            value.WriteTo(output);
            return true;
        }
    }
}
