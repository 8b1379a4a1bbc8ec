using System.Text.Encodings.Web;
using System.Text.Json;
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
            return Fail(broken);
        }

        if (mapping is null)
        {
            return message.IsXdm && (schema is not null || message.IsObject)
                ? StreamItem.Of(Job, Job.DataSetId, JsonSerializer.SerializeToUtf8Bytes(message.Record, s_writing), schema, [])
                : Fail(SourceFault.NotXdm);
        }

        var record = new JsonRecord { Current = message.Record };
        using var mapper = new RecordMapper(mapping, [.. mapping.Flow.Attributes.Select(record.Column)]);
        return mapper.Map(record) is { } fault
            ? Fail(fault) : StreamItem.Of(Job, Job.DataSetId, mapper.Record.ToArray(), schema, mapper.Errors);
    }

    private StreamItem Fail(SourceFault fault) => new(Job, Job.DataSetId, null, fault);
}
