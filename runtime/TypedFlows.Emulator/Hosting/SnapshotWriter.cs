using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Writes a snapshot in blocks, so that its size does not matter.</summary>
internal static class SnapshotWriter
{
    private const int BlockSize = 64 * 1024;

    /// <param name="hide">
    /// Removes the folders of this machine from what the platform writes about its files; <see langword="null"/> to keep them. Definitions
    /// are written as they were sent.
    /// </param>
    public static async Task WriteAsync(
        IRecordStore records, Stream stream, Func<JsonNode?, JsonNode?>? hide, CancellationToken cancellationToken)
    {
        var (resources, dataSets) = records.Capture();
        var buffer = new ArrayBufferWriter<byte>(BlockSize * 2);
        await using var writer = new Utf8JsonWriter(buffer, new() { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteNumber("format", SnapshotReader.FormatVersion);
        writer.WriteStartArray("resources");
        foreach (var resource in resources)
        {
            writer.WriteStartObject();
            writer.WriteString("sandbox", resource.Sandbox);
            writer.WriteString("kind", resource.Kind.ToString());
            writer.WriteString("id", resource.Id);
            writer.WriteString("etag", resource.Etag);
            writer.WritePropertyName("document");
            if (hide is not null && resource.Kind is (ResourceKind.Run or ResourceKind.Checkpoint or ResourceKind.Batch))
            {
                hide(JsonCopy.ToNode(resource.Document))!.WriteTo(writer);
            }
            else
            {
                resource.Document.WriteTo(writer);
            }

            writer.WriteEndObject();
            await FlushAsync(BlockSize);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("records");
        foreach (var (dataSetId, count) in dataSets)
        {
            writer.WriteStartArray(dataSetId);
            long written = 0;
            foreach (var record in records.Read(dataSetId, 0))
            {
                if (written == count)
                {
                    // It was stored after the snapshot was taken.
                    break;
                }

                writer.WriteRawValue(record.Span, skipInputValidation: true);
                written++;
                await FlushAsync(BlockSize);
            }

            if (written < count)
            {
                throw new IOException($"The dataset {dataSetId} was removed while the snapshot was written.");
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        await FlushAsync(0);

        async ValueTask FlushAsync(int threshold)
        {
            if (writer.BytesPending + buffer.WrittenCount > threshold)
            {
                await writer.FlushAsync(cancellationToken);
                await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }
        }
    }
}
