using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.Streaming;

/// <summary>A flow that an inlet feeds. Its mapping does not change after the flow was created.</summary>
/// <param name="mapping">The mapping; <see langword="null"/> for a flow that stores XDM unchanged.</param>
/// <param name="schema">The schema of the dataset; <see langword="null"/> if its records are not validated.</param>
/// <param name="broken">The reason why the mapping set cannot be read; <see langword="null"/> if it can.</param>
internal sealed class StreamFlow(FlowJob job, RecordMapping? mapping, RecordSchema? schema, SourceFault? broken)
{
    private static readonly JsonSerializerOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public FlowJob Job { get; } = job;

    /// <summary>Maps a message to the stored record, and validates it.</summary>
    public StreamItem Map(StreamMessage message)
    {
        if (broken is not null)
        {
            return Fail(broken, message);
        }

        if (mapping is null)
        {
            return message.IsXdm && (schema is not null || message.IsObject)
                ? Item(JsonSerializer.SerializeToUtf8Bytes(message.Record, s_writing), [])
                : Fail(SourceFault.NotXdm, message);
        }

        var record = new JsonRecord { Current = message.Record };
        using var mapper = new RecordMapper(mapping, [.. mapping.Flow.Attributes.Select(record.Column)]);
        return mapper.Map(record) is { } fault
            ? Fail(fault, message) : Item(mapper.Record.ToArray(), mapper.Errors);
    }

    private StreamItem Item(byte[] record, IReadOnlyList<MappingError> errors) =>
        StreamItem.Of(Job.Flow.Sandbox, Job, Job.DataSetId, record, schema, errors);

    private StreamItem Fail(SourceFault fault, StreamMessage message) =>
        new(Job.Flow.Sandbox, Job, Job.DataSetId, JsonSerializer.SerializeToUtf8Bytes(message.Record, s_writing), fault);
}
