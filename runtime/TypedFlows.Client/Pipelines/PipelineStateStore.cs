using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Stores which resources pipelines created and the content that they applied, in memory or in a file. The next plan uses this
/// state to separate the pipeline's own earlier changes from changes by others. Without a store, a pipeline keeps its state on the
/// platform, at the end of the resource descriptions, where every program finds it. The state contains hashes only: no names, descriptions
/// or parameters.</summary>
/// <remarks>Several pipelines and several threads can share one store. A file belongs to one sandbox, and to one program at a
/// time.</remarks>
public sealed class PipelineStateStore
{
    private const string StoredDataSet = "Dataset";

    private readonly Dictionary<(string Pipeline, PipelineResource Kind), Entry> _entries = [];
    private readonly object _gate = new();
    private readonly string? _path;

    /// <summary>Initializes a new instance of the <see cref="PipelineStateStore"/> class in memory. Its content is lost when the program
    /// ends.</summary>
    public PipelineStateStore()
    {
    }

    private PipelineStateStore(string path) => _path = path;

    /// <summary>Opens a store in a file, which is written whenever the state changes.</summary>
    /// <param name="path">The file. The file is created if needed, but its folder must exist.</param>
    /// <returns>The store with the content of the file.</returns>
    /// <exception cref="InvalidDataException">The file has other content. The message names the file.</exception>
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
            return _entries.TryGetValue((pipeline, kind), out var entry) && entry.Id == id
                ? new(entry.Hash, entry.Paths, AppliedFingerprint.OwnerOf(pipeline))
                : null;
        }
    }

    internal bool IsOfAnother(string pipeline, string id)
    {
        lock (_gate)
        {
            return _entries.Any(entry => entry.Value.Id == id && entry.Key.Pipeline != pipeline);
        }
    }

    /// <summary>Returns a value indicating whether the resource existed, up to date, before the pipeline was first applied.</summary>
    internal bool WasThere(string pipeline, PipelineResource kind, string id)
    {
        lock (_gate)
        {
            return _entries.TryGetValue((pipeline, kind), out var entry) && entry.Id == id && entry.WasThere;
        }
    }

    /// <summary>Records that a resource is about to be created.</summary>
    internal void Begin(string pipeline, PipelineResource kind) =>
        Change(() => _entries[(pipeline, kind)] = new(string.Empty, string.Empty, string.Empty, WasThere: false));

    /// <summary>Records that a resource is up to date.</summary>
    internal void Keep(string pipeline, PipelineResource kind, string id, AppliedFingerprint fingerprint, bool isMade) => Change(() =>
    {
        // The entry of a begun create without an id belongs to this resource.
        var wasThere = !isMade
            && (!_entries.TryGetValue((pipeline, kind), out var before) || (before.Id.Length > 0 && (before.Id != id || before.WasThere)));
        _entries[(pipeline, kind)] = new(id, fingerprint.Hash, fingerprint.Paths, wasThere);
    });

    internal void Forget(string pipeline, PipelineResource kind) => Change(() => _entries.Remove((pipeline, kind)));

    private void Change(Action change)
    {
        lock (_gate)
        {
            var before = _entries.ToDictionary();
            change();
            if (
                _path is not null
                    && (
                    before.Count != _entries.Count
                        || before.Any(entry => !_entries.TryGetValue(entry.Key, out var now) || now != entry.Value)))
            {
                Save(_path);
            }
        }
    }

    private void Save(string path)
    {
        // A program that is terminated leaves the old file or the new file, never a partial one.
        var next = path + ".new";
        using (var file = File.Create(next))
        using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            foreach (var pipeline in _entries.GroupBy(entry => entry.Key.Pipeline).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject(pipeline.Key);
                foreach (var (key, entry) in pipeline.OrderBy(entry => entry.Key.Kind))
                {
                    writer.WriteStartObject(StoredName(key.Kind));
                    writer.WriteString("id", entry.Id);
                    writer.WriteString("values", entry.Hash);
                    writer.WriteString("members", entry.Paths);
                    writer.WriteBoolean("wasThere", entry.WasThere);
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
                foreach (var entry in pipeline.Value.EnumerateObject())
                {
                    string Text(string name) => entry.Value.GetProperty(name).GetString()!;
                    _entries[(pipeline.Name, FromStoredName(entry.Name))] =
                        new(Text("id"), Text("values"), Text("members"), entry.Value.GetProperty("wasThere").GetBoolean());
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException(
                $"{_path} does not contain the state of pipelines: {e.Message} Specify another file, or delete this one.", e);
        }
    }

    // The file keeps the names of version 0.1, so that every version reads it.
    private static string StoredName(PipelineResource kind) => kind == PipelineResource.DataSet ? StoredDataSet : kind.ToString();

    private static PipelineResource FromStoredName(string name) =>
        name == StoredDataSet ? PipelineResource.DataSet : Enum.Parse<PipelineResource>(name);

    /// <param name="Id">The id of the resource, or an empty string while it is being created.</param>
    /// <param name="Hash">The hash of the applied values.</param>
    /// <param name="Paths">The hashes of the applied properties.</param>
    /// <param name="WasThere">True if the resource existed before.</param>
    private sealed record Entry(string Id, string Hash, string Paths, bool WasThere);
}
