using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Emulator.Streaming;

/// <summary>A flow that an inlet feeds. Its mapping does not change after the flow was created.</summary>
/// <param name="mappings">The mappings; <see langword="null"/> for a flow that stores XDM unchanged.</param>
/// <param name="broken">The reason why the mapping set cannot be read; <see langword="null"/> if it can.</param>
internal sealed class StreamFlow(FlowJob job, IReadOnlyList<FieldMapping>? mappings, SourceFault? broken)
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public FlowJob Job { get; } = job;

    /// <summary>Maps a message to the stored record.</summary>
    /// <returns>The record as UTF-8, or the reason why there is none.</returns>
    public (byte[]? Record, SourceFault? Fault) Map(StreamMessage message)
    {
        if (broken is not null)
        {
            return (null, broken);
        }

        if (mappings is null)
        {
            return message.IsXdm ? (Write(message.Record.WriteTo), null) : (null, SourceFault.NotXdm);
        }

        var record = new JsonRecord { Current = message.Record };
        var tree = XdmTree.Build(mappings, [.. mappings.Select(mapping => record.Column(mapping.Source))]);
        return tree.IsPresent(record) ? (Write(writer => tree.Write(writer, record)), null) : (null, SourceFault.NothingMapped);
    }

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
