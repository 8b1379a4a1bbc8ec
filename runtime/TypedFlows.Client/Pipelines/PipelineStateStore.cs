using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>
/// Notes of which resources pipelines made and how they left them, kept by the program itself: in memory, or in a file. By them the next
/// plan tells its own earlier state from what someone else changed. A pipeline without such notes keeps them on the platform, at the end of
/// its resources' descriptions, where every program finds them. Names and descriptions are in no note, and no parameter is: only hashes.
/// </summary>
/// <remarks>Several pipelines may share one, and several threads may use it. A file belongs to one sandbox, and to one program at a time.</remarks>
public sealed class PipelineStateStore
{
    private const string StoredDataSet = "Dataset";

    private readonly Dictionary<(string Pipeline, PipelineResource Kind), Note> _entries = [];
    private readonly object _gate = new();
    private readonly string? _path;

    /// <summary>Notes in memory, which end with the program.</summary>
    public PipelineStateStore()
    {
    }

    private PipelineStateStore(string path) => _path = path;

    /// <summary>Notes in a file, which is written when something is noted.</summary>
    /// <param name="path">The file; it need not be there yet, but its folder must.</param>
    /// <returns>The notes that the file holds.</returns>
    /// <exception cref="InvalidDataException">The file holds something else; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PipelineStateStore InFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var store = new PipelineStateStore(path);
        if (File.Exists(path))
        {
            store.Load(File.ReadAllBytes(path));
        }

        return store;
    }

    internal AppliedFingerprint? Find(string pipeline, PipelineResource kind, string id)
    {
        lock (_gate)
        {
            return _entries.TryGetValue((pipeline, kind), out var note) && note.Id == id ? new(note.Hash, note.Paths, AppliedFingerprint.OwnerOf(pipeline)) : null;
        }
    }

    internal bool IsOfAnother(string pipeline, string id)
    {
        lock (_gate)
        {
            return _entries.Any(note => note.Value.Id == id && note.Key.Pipeline != pipeline);
        }
    }

    /// <summary>True when the resource was there already, as it should be, before the pipeline was first applied.</summary>
    internal bool WasThere(string pipeline, PipelineResource kind, string id)
    {
        lock (_gate)
        {
            return _entries.TryGetValue((pipeline, kind), out var note) && note.Id == id && note.WasThere;
        }
    }

    /// <summary>Notes that a resource is about to be created.</summary>
    internal void Begin(string pipeline, PipelineResource kind) => Change(() => _entries[(pipeline, kind)] = new(string.Empty, string.Empty, string.Empty, WasThere: false));

    /// <summary>Notes that a resource is as it should be.</summary>
    internal void Keep(string pipeline, PipelineResource kind, string id, AppliedFingerprint mark, bool isMade) => Change(() =>
    {
        // One that was begun, and whose id is not known, is this one.
        var wasThere = !isMade && (!_entries.TryGetValue((pipeline, kind), out var before) || (before.Id.Length > 0 && (before.Id != id || before.WasThere)));
        _entries[(pipeline, kind)] = new(id, mark.Hash, mark.Paths, wasThere);
    });

    internal void Forget(string pipeline, PipelineResource kind) => Change(() => _entries.Remove((pipeline, kind)));

    private void Change(Action change)
    {
        lock (_gate)
        {
            var before = _entries.ToDictionary();
            change();
            if (_path is not null && (before.Count != _entries.Count || before.Any(note => !_entries.TryGetValue(note.Key, out var now) || now != note.Value)))
            {
                Save(_path);
            }
        }
    }

    private void Save(string path)
    {
        // A program that is killed leaves the old file or the new one, never half of it.
        var next = path + ".new";
        using (var file = File.Create(next))
        using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            foreach (var pipeline in _entries.GroupBy(note => note.Key.Pipeline).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject(pipeline.Key);
                foreach (var (key, note) in pipeline.OrderBy(note => note.Key.Kind))
                {
                    writer.WriteStartObject(StoredName(key.Kind));
                    writer.WriteString("id", note.Id);
                    writer.WriteString("values", note.Hash);
                    writer.WriteString("members", note.Paths);
                    writer.WriteBoolean("wasThere", note.WasThere);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        File.Move(next, path, overwrite: true);
    }

    private void Load(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var pipeline in document.RootElement.EnumerateObject())
            {
                foreach (var note in pipeline.Value.EnumerateObject())
                {
                    string Text(string name) => note.Value.GetProperty(name).GetString()!;
                    _entries[(pipeline.Name, FromStoredName(note.Name))] =
                        new(Text("id"), Text("values"), Text("members"), note.Value.GetProperty("wasThere").GetBoolean());
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"{_path} holds no notes of pipelines: {e.Message} Name another file, or delete this one.", e);
        }
    }

    // The file keeps the names of version 0.1, so that every version reads it.
    private static string StoredName(PipelineResource kind) => kind == PipelineResource.DataSet ? StoredDataSet : kind.ToString();

    private static PipelineResource FromStoredName(string name) => name == StoredDataSet ? PipelineResource.DataSet : Enum.Parse<PipelineResource>(name);

    /// <param name="Id">Id of the resource; empty while it is being created.</param>
    /// <param name="Hash">Hash of the values that it was left with.</param>
    /// <param name="Paths">Hashes of the members that were set.</param>
    /// <param name="WasThere">True when it was there before.</param>
    private sealed record Note(string Id, string Hash, string Paths, bool WasThere);
}
