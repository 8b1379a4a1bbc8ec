namespace TypedFlows.Emulator.Storage;

/// <summary>Where resources are kept. Safe to call from many threads.</summary>
internal interface IResourceStore
{
    /// <summary>Held while a change depends on what is there, so that what was checked still holds when it is written.</summary>
    Lock Changes { get; }

    /// <summary>Grows with every change, except those of runs and of how far flows have come.</summary>
    long Version { get; }

    /// <summary>Adds the resource, or takes the place of the one with its sandbox, kind and id.</summary>
    void Put(StoredResource resource);

    /// <summary>The same for several, all of them or none.</summary>
    void Put(IReadOnlyList<StoredResource> resources);

    StoredResource? Find(string sandbox, ResourceKind kind, string id);

    /// <summary>All of a kind, in the order in which they were added.</summary>
    IReadOnlyList<StoredResource> List(string sandbox, ResourceKind kind);

    /// <summary>All of a kind in every sandbox.</summary>
    IReadOnlyList<StoredResource> ListAll(ResourceKind kind);

    /// <summary>Whether any sandbox has it.</summary>
    bool Exists(ResourceKind kind, string id);

    /// <summary>Everything, kind by kind, in the order in which it was added.</summary>
    IReadOnlyList<StoredResource> All();

    void Clear();

    bool Remove(string sandbox, ResourceKind kind, string id);
}
