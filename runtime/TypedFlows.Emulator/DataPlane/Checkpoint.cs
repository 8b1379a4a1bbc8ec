using System.Text.Json.Nodes;
using TypedFlows.Compiler.Formats.DateTimePatterns;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Holds the progress of a flow. It is stored in the same transaction as the batch that it describes.</summary>
internal sealed class Checkpoint
{
    // The files that successful runs have read, by their paths in the source, with their stamps at that time. Version 0.1.0 stored their
    // paths on the machine.
    private readonly Dictionary<string, FileStamp> _files = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets the highest value of the delta column that was read, as text; <see langword="null"/> before the first.
    /// </summary>
    public string? Mark { get; private set; }

    // The moment of the mark. With it, the mark stays comparable when the format of the column changes.
    private PointInTime? _markTime;

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
        if (document.Integer("markSeconds") is { } seconds)
        {
            loaded._markTime = new(seconds, (int)(document.Integer("markNanoseconds") ?? 0));
        }

        foreach (var file in document["files"].Element.EnumerateObject())
        {
            loaded._files[file.Name] = new(file.Value[0].GetInt64(), new DateTime(file.Value[1].GetInt64(), DateTimeKind.Utc));
        }

        return loaded;
    }

    /// <summary>Returns whether a successful run has read this version of a file.</summary>
    public bool HasRead(SourceFile file, FileStamp stamp) =>
        (_files.TryGetValue(file.Name, out var seen) || _files.TryGetValue(file.Path, out seen)) && seen == stamp;

    /// <summary>Adds a file that was read.</summary>
    public void Add(SourceFile file, FileStamp stamp)
    {
        _files.Remove(file.Path);
        _files[file.Name] = stamp;
    }

    /// <summary>Returns the mark as a value of the column; <see langword="null"/> before the first.</summary>
    /// <exception cref="SourceException">The mark is not a value of the column.</exception>
    public DeltaValue? ReadMark(DeltaColumn column)
    {
        if (Mark is null)
        {
            return null;
        }

        if (_markTime is { } moment)
        {
            return new DeltaValue.Date(Mark, moment);
        }

        // Version 0.1.0 stored the text only.
        return DeltaValue.Read(Mark, column) ?? throw SourceFault.DeltaMark.With(column.Name, Mark);
    }

    public void SetMark(DeltaValue? mark)
    {
        if (mark is not null)
        {
            Mark = mark.Text;
            _markTime = mark is DeltaValue.Date date ? date.At : null;
        }
    }

    public StoredResource ToResource(StoredResource flow)
    {
        var files = new JsonObject();
        foreach (var (path, stamp) in _files)
        {
            files[path] = new JsonArray(stamp.Length, stamp.LastWriteUtc.Ticks);
        }

        var document = new JsonObject { ["mark"] = Mark, ["reached"] = Reached, ["files"] = files };
        if (_markTime is { } moment)
        {
            document["markSeconds"] = moment.Seconds;
            document["markNanoseconds"] = moment.Nanoseconds;
        }

        return new(flow.Sandbox, ResourceKind.Checkpoint, flow.Id, string.Empty, JsonCopy.Freeze(document));
    }
}
