using TypedFlows.Emulator.Catalog;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>The batch of the records that streams store in a dataset during an hour, without other records in between.</summary>
/// <param name="startedAt">The start in epoch milliseconds.</param>
/// <param name="start">The number of records of the dataset before the batch.</param>
internal sealed class StreamBatch(Platform platform, string sandbox, string client, string dataSetId, long startedAt, long start)
{
    private long _count;
    private long _bytes;
    private long _changes = -1;

    public string Id { get; } = CatalogBatch.NewId(platform);

    /// <summary>Returns whether the batch includes records that are stored at a location in the dataset now.</summary>
    public bool Accepts(long location, long now) =>
        location == start + _count && now - startedAt <= StreamRun.Length.TotalMilliseconds;

    public void Add(long count, long bytes)
    {
        _count += count;
        _bytes += bytes;
        _changes++;
    }

    public StoredResource ToResource() => new CatalogBatch(Id, sandbox, client, dataSetId, startedAt)
    {
        Status = CatalogBatch.Success,
        Changes = _changes,
        InputRecords = _count,
        InputBytes = _bytes,
        Count = _count,
        Bytes = _bytes,
        Start = start,
    }.ToResource(platform);
}
