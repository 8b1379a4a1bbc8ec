using System.Text.Json.Nodes;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Holds the progress of a flow. It is stored in the same transaction as the batch that it describes.</summary>
internal sealed class Checkpoint
{
    /// <summary>Gets the files that successful runs have read, with their stamps at that time.</summary>
    public Dictionary<string, FileStamp> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets the highest value of the delta column that was read, as text; <see langword="null"/> before the first.
    /// </summary>
    public string? Mark { get; set; }

    /// <summary>
    /// Gets or sets the time up to which ticks of the schedule have been processed; <see langword="null"/> before the first.
    /// </summary>
    public DateTimeOffset? Reached { get; set; }

    /// <summary>Gets a value indicating whether the progress is stored, but cannot be read.</summary>
    public bool IsUnreadable { get; private init; }

    public static Checkpoint Load(Platform platform, StoredResource flow)
    {
        var unreadable = new Checkpoint { IsUnreadable = true };
        if (platform.Resources.Find(flow.Sandbox, ResourceKind.Checkpoint, flow.Id) is not { } found)
        {
            return platform.Resources.IsUnreadable(flow.Sandbox, ResourceKind.Checkpoint, flow.Id) ? unreadable : new();
        }

        try
        {
            return Read(found.View);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            // It contains other JSON than this class writes.
            return unreadable;
        }
    }

    private static Checkpoint Read(JsonView document)
    {
        var loaded = new Checkpoint
        {
            Mark = document["mark"].IsPresent ? document["mark"].Element.GetString() : null,
            Reached = document["reached"].IsPresent ? document["reached"].Element.GetDateTimeOffset() : null,
        };
        foreach (var file in document["files"].Element.EnumerateObject())
        {
            loaded.Files[file.Name] = new(file.Value[0].GetInt64(), new DateTime(file.Value[1].GetInt64(), DateTimeKind.Utc));
        }

        return loaded;
    }

    public StoredResource ToResource(StoredResource flow)
    {
        var files = new JsonObject();
        foreach (var (path, stamp) in Files)
        {
            files[path] = new JsonArray(stamp.Length, stamp.LastWriteUtc.Ticks);
        }

        var document = new JsonObject { ["mark"] = Mark, ["reached"] = Reached, ["files"] = files };
        return new(flow.Sandbox, ResourceKind.Checkpoint, flow.Id, string.Empty, JsonCopy.Freeze(document));
    }
}
