using System.Buffers;
using System.Text.Json;
using TypedFlows.Benchmarks.Measuring;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Provides the reference of all ratios.</summary>
internal static class HandWrittenPeer
{
    public static IEnumerable<Contender> Contenders()
    {
        foreach (var work in new[] { Works.ScheduleValid, Works.ScheduleInterval5, Works.ScheduleOnceWithInterval })
        {
            yield return Contender.Reading(work, PeerNames.HandWritten, new ReadSchedule(Works.Document(work)));
        }

        foreach (var work in new[] { Works.FlowValid, Works.FlowInvalid })
        {
            yield return Contender.Reading(work, PeerNames.HandWritten, new ReadFlow(Works.Document(work)));
        }

        foreach (var work in new[] { Works.ColumnsValid, Works.ColumnsInvalid })
        {
            yield return Contender.Reading(work, PeerNames.HandWritten, new ReadColumns(Works.Document(work)));
        }

        foreach (var work in new[] { Works.ShipmentValid, Works.ShipmentInvalid })
        {
            yield return Contender.Reading(work, PeerNames.HandWritten, new ReadShipment(Works.Document(work)));
        }

        HandWrittenParser.TryParse(Documents.Schedule, out Schedule? schedule, out _);
        HandWrittenParser.TryParse(Documents.Flow, out Flow? flow, out _);
        HandWrittenParser.TryParse(Documents.Columns, out SourceConnection? connection, out _);
        HandWrittenParser.TryParse(Documents.Shipment, out ShipmentRecord? shipment, out _);
        yield return Writing(Works.WriteSchedule, (output, writer) => new WriteSchedule(schedule!, output, writer));
        yield return Writing(Works.WriteFlow, (output, writer) => new WriteFlow(flow!, output, writer));
        yield return Writing(Works.WriteColumns, (output, writer) => new WriteColumns(connection!, output, writer));
        yield return Writing(Works.WriteShipment, (output, writer) => new WriteShipment(shipment!, output, writer));
    }

    private static Contender Writing<TOperation>(string work, Func<ArrayBufferWriter<byte>, Utf8JsonWriter, TOperation> create)
        where TOperation : struct, IOperation
    {
        var output = new ArrayBufferWriter<byte>();
        var operation = create(output, new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true }));
        return Contender.Create(
            work,
            PeerNames.HandWritten,
            operation,
            () => operation.Invoke() && Documents.AreEqual(output.WrittenSpan, Works.Document(work)));
    }

    private readonly struct ReadSchedule(byte[] json) : IOperation
    {
        public bool Invoke() => HandWrittenParser.TryParse(json, out Schedule? _, out _);
    }

    private readonly struct ReadFlow(byte[] json) : IOperation
    {
        public bool Invoke() => HandWrittenParser.TryParse(json, out Flow? _, out _);
    }

    private readonly struct ReadColumns(byte[] json) : IOperation
    {
        public bool Invoke() => HandWrittenParser.TryParse(json, out SourceConnection? _, out _);
    }

    private readonly struct ReadShipment(byte[] json) : IOperation
    {
        public bool Invoke() => HandWrittenParser.TryParse(json, out ShipmentRecord? _, out _);
    }

    private readonly struct WriteShipment(ShipmentRecord value, ArrayBufferWriter<byte> output, Utf8JsonWriter writer) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            writer.Reset();
            ShipmentWriter.Write(writer, value);
            writer.Flush();
            return true;
        }
    }

    private readonly struct WriteSchedule(Schedule value, ArrayBufferWriter<byte> output, Utf8JsonWriter writer) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            writer.Reset();
            HandWrittenWriter.Write(writer, value);
            writer.Flush();
            return true;
        }
    }

    private readonly struct WriteFlow(Flow value, ArrayBufferWriter<byte> output, Utf8JsonWriter writer) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            writer.Reset();
            HandWrittenWriter.Write(writer, value);
            writer.Flush();
            return true;
        }
    }

    private readonly struct WriteColumns(SourceConnection value, ArrayBufferWriter<byte> output, Utf8JsonWriter writer) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            writer.Reset();
            HandWrittenWriter.Write(writer, value);
            writer.Flush();
            return true;
        }
    }
}
