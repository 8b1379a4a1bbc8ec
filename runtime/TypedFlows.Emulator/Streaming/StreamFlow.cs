using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.Streaming;

/// <summary>A flow that an inlet feeds. Its mapping does not change after the flow was created.</summary>
/// <param name="mappings">The mappings; <see langword="null"/> for a flow that stores XDM unchanged.</param>
/// <param name="schema">The schema of the dataset; <see langword="null"/> if its records are not validated.</param>
/// <param name="broken">The reason why the mapping set cannot be read; <see langword="null"/> if it can.</param>
internal sealed class StreamFlow(FlowJob job, IReadOnlyList<FieldMapping>? mappings, RecordSchema? schema, SourceFault? broken)
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public FlowJob Job { get; } = job;

    /// <summary>Maps a message to the stored record, and validates it.</summary>
    public StreamItem Map(StreamMessage message)
    {
        if (broken is not null)
        {
            return Fail(broken);
        }

        if (mappings is null)
        {
            return message.IsXdm && (schema is not null || message.IsObject)
                ? Validate(Write(message.Record.WriteTo))
                : Fail(SourceFault.NotXdm);
        }

        var record = new JsonRecord { Current = message.Record };
        var tree = XdmTree.Build(mappings, [.. mappings.Select(mapping => record.Column(mapping.Source))]);
        if (!tree.IsPresent(record))
        {
            return Fail(SourceFault.NothingMapped);
        }

        var mapped = Write(writer => tree.Write(writer, record));
        if (schema is null)
        {
            return Validate(mapped);
        }

        using var document = JsonDocument.Parse(mapped, JsonLimits.Record);
        return tree.Convert(document.RootElement, schema.Document.Root) is { } converted
            ? Validate(Write(writer => converted.WriteTo(writer)))
            : Fail(SourceFault.NothingMapped);
    }

    private StreamItem Validate(byte[] record) => StreamItem.Of(Job, Job.DataSetId, record, schema);

    private StreamItem Fail(SourceFault fault) => new(Job, Job.DataSetId, null, fault);

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
