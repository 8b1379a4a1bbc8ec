namespace TypedFlows.Emulator.Storage;

/// <summary>Keeps resources for as long as the platform runs.</summary>
internal sealed class MemoryResourceStore : IResourceStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Sandbox, ResourceKind Kind), OrderedDictionary<string, StoredResource>> _resources = [];

    public Lock Changes { get; } = new();

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

    public bool Exists(ResourceKind kind, string id)
    {
        lock (_lock)
        {
            return _resources.Any(entry => entry.Key.Kind == kind && entry.Value.ContainsKey(id));
        }
    }

    public bool Remove(string sandbox, ResourceKind kind, string id)
    {
        lock (_lock)
        {
            return _resources.TryGetValue((sandbox, kind), out var ofKind) && ofKind.Remove(id);
        }
    }
}
