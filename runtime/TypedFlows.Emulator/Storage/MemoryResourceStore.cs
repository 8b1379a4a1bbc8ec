namespace TypedFlows.Emulator.Storage;

/// <summary>Stores resources in memory.</summary>
internal sealed class MemoryResourceStore : IResourceStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Sandbox, ResourceKind Kind), OrderedDictionary<string, StoredResource>> _resources = [];

    private long _version;

    public Lock Changes { get; } = new();

    public long Version => Interlocked.Read(ref _version);

    public void Put(StoredResource resource)
    {
        lock (_lock)
        {
            var key = (resource.Sandbox, resource.Kind);
            if (!_resources.TryGetValue(key, out var ofKind))
            {
                _resources.Add(key, ofKind = new(StringComparer.Ordinal));
            }

            ofKind[resource.Id] = resource;
            if (resource.Kind is not (ResourceKind.Run or ResourceKind.Checkpoint or ResourceKind.Batch))
            {
                Interlocked.Increment(ref _version);
            }
        }
    }

    public void Put(IReadOnlyList<StoredResource> resources)
    {
        lock (_lock)
        {
            foreach (var resource in resources)
            {
                Put(resource);
            }
        }
    }

    public StoredResource? Find(string sandbox, ResourceKind kind, string id)
    {
        lock (_lock)
        {
            return _resources.TryGetValue((sandbox, kind), out var ofKind) ? ofKind.GetValueOrDefault(id) : null;
        }
    }

    public IReadOnlyList<StoredResource> List(string sandbox, ResourceKind kind)
    {
        lock (_lock)
        {
            return _resources.TryGetValue((sandbox, kind), out var ofKind) ? [.. ofKind.Values] : [];
        }
    }

    public IReadOnlyList<StoredResource> ListAll(ResourceKind kind)
    {
        lock (_lock)
        {
            return [.. _resources.Where(entry => entry.Key.Kind == kind).SelectMany(entry => entry.Value.Values)];
        }
    }

    public bool Exists(ResourceKind kind, string id)
    {
        lock (_lock)
        {
            return _resources.Any(entry => entry.Key.Kind == kind && entry.Value.ContainsKey(id));
        }
    }

    public IReadOnlyList<StoredResource> All()
    {
        lock (_lock)
        {
            return [.. _resources.Values.SelectMany(ofKind => ofKind.Values)];
        }
    }

    public bool IsUnreadable(string sandbox, ResourceKind kind, string id) => false;

    /// <summary>Replaces all resources.</summary>
    public void Replace(IReadOnlyList<StoredResource> resources)
    {
        lock (_lock)
        {
            _resources.Clear();
            Put(resources);
            Interlocked.Increment(ref _version);
        }
    }

    public bool Remove(string sandbox, ResourceKind kind, string id)
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _version);
            return _resources.TryGetValue((sandbox, kind), out var ofKind) && ofKind.Remove(id);
        }
    }
}
