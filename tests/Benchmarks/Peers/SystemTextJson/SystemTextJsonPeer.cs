using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TypedFlows.Benchmarks.Measuring;

namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

/// <summary>Measures System.Text.Json with its source generator over plain classes. It checks only the types of the values.</summary>
internal static class SystemTextJsonPeer
{
    public static IEnumerable<Contender> Contenders()
    {
        foreach (var work in new[] { Works.ScheduleValid, Works.ScheduleInterval5, Works.ScheduleOnceWithInterval })
        {
            yield return Reading(work, DtoContext.Default.ScheduleDto);
        }

        foreach (var work in new[] { Works.FlowValid, Works.FlowInvalid })
        {
            yield return Reading(work, DtoContext.Default.FlowDto);
        }

        foreach (var work in new[] { Works.ColumnsValid, Works.ColumnsInvalid })
        {
            yield return Reading(work, DtoContext.Default.SourceConnectionDto);
        }

        foreach (var work in new[] { Works.ShipmentValid, Works.ShipmentInvalid })
        {
            yield return Reading(work, DtoContext.Default.ShipmentDto);
        }

        yield return Writing(Works.WriteSchedule, DtoContext.Default.ScheduleDto);
        yield return Writing(Works.WriteFlow, DtoContext.Default.FlowDto);
        yield return Writing(Works.WriteColumns, DtoContext.Default.SourceConnectionDto);
        yield return Writing(Works.WriteShipment, DtoContext.Default.ShipmentDto);
    }

    private static Contender Reading<T>(string work, JsonTypeInfo<T> type) =>
        Contender.Reading(work, PeerNames.SystemTextJson, new Read<T>(Works.Document(work), type));

    private static Contender Writing<T>(string work, JsonTypeInfo<T> type)
    {
        var output = new ArrayBufferWriter<byte>();
        var value = JsonSerializer.Deserialize(Works.Document(work), type)!;
        var operation = new Write<T>(value, output, new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true }), type);
        return Contender.Create(
            work,
            PeerNames.SystemTextJson,
            operation,
            () => operation.Invoke() && Documents.AreEqual(output.WrittenSpan, Works.Document(work)));
    }

    private readonly struct Read<T>(byte[] json, JsonTypeInfo<T> type) : IOperation
    {
        public bool Invoke()
        {
            try
            {
                return JsonSerializer.Deserialize(json, type) is not null;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    private readonly struct Write<T>(T value, ArrayBufferWriter<byte> output, Utf8JsonWriter writer, JsonTypeInfo<T> type) : IOperation
    {
        public bool Invoke()
        {
            output.ResetWrittenCount();
            writer.Reset();
            JsonSerializer.Serialize(writer, value, type);
            return true;
        }
    }
}
