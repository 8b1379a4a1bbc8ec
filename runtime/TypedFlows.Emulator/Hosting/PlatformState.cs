using System.Buffers;
using System.Text.Json;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Faults;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Streaming;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Saves, restores and resets the state of a platform.</summary>
internal sealed class PlatformState(
    Platform platform,
    Flows flows,
    FlowScheduler scheduler,
    EventWriter streams,
    RequestJournal journal,
    FaultPlan faults)
{
    private const int FormatVersion = 1;

    /// <summary>Returns resources and records as one JSON document without secrets.</summary>
    public ReadOnlyMemory<byte> Snapshot()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("format", FormatVersion);
        writer.WriteStartArray("resources");
        foreach (var resource in platform.Resources.All())
        {
            writer.WriteStartObject();
            writer.WriteString("sandbox", resource.Sandbox);
            writer.WriteString("kind", resource.Kind.ToString());
            writer.WriteString("id", resource.Id);
            writer.WriteString("etag", resource.Etag);
            writer.WritePropertyName("document");
            resource.Document.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("records");
        foreach (var dataSet in platform.Records.DataSets)
        {
            writer.WriteStartArray(dataSet);
            foreach (var record in platform.Records.Read(dataSet, 0))
            {
                writer.WriteRawValue(record.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Replaces the state with the snapshot.</summary>
    public async Task RestoreAsync(JsonView snapshot)
    {
        var resources = snapshot.Items("resources").Select(Read).ToList();
        var records = snapshot.Object("records").Required("the records of the datasets");
        await ForgetAsync();
        var batches = new List<IRecordBatch>();
        foreach (var dataSet in records.Element.EnumerateObject())
        {
            var batch = platform.Records.Begin(dataSet.Name);
            batches.Add(batch);
            foreach (var record in dataSet.Value.EnumerateArray())
            {
                batch.Append(JsonSerializer.SerializeToUtf8Bytes(record));
            }
        }

        platform.Records.Commit(batches, resources);
        flows.Resume();
    }

    /// <summary>Removes all resources, records, journal entries and faults.</summary>
    public async Task ResetAsync()
    {
        await ForgetAsync();
        journal.Clear();
        faults.Clear();
    }

    private async Task ForgetAsync()
    {
        await scheduler.StopAllAsync();
        lock (platform.Resources.Changes)
        {
            streams.Forget();
            platform.Resources.Clear();
            platform.Records.Clear();
        }
    }

    private static StoredResource Read(JsonView item)
    {
        var kind = item.RequiredText("kind", "the kind of the resource");
        return Enum.TryParse<ResourceKind>(kind, out var known)
            ? new(
                item.RequiredText("sandbox", "its sandbox"),
                known,
                item.RequiredText("id", "its id"),
                item.Text("etag") ?? string.Empty,
                item["document"].Required("the resource").Element)
            : throw ApiErrors.WrongMember.With(item["kind"].Pointer, "a kind of resource", $"'{kind}'");
    }
}
