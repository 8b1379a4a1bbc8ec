namespace TypedFlows.Emulator.Storage;

/// <summary>Stores resources. All members are thread-safe.</summary>
internal interface IResourceStore
{
    /// <summary>Gets the lock that a change holds from its checks to its write.</summary>
    Lock Changes { get; }

    /// <summary>Gets a number that grows with every change, except those of runs, checkpoints and batches.</summary>
    long Version { get; }

    /// <summary>Adds the resource, or replaces the one with its sandbox, kind and id.</summary>
    void Put(StoredResource resource);

    /// <summary>Adds or replaces several resources in one step.</summary>
    void Put(IReadOnlyList<StoredResource> resources);

    StoredResource? Find(string sandbox, ResourceKind kind, string id);

    /// <summary>Returns all resources of a kind in the order in which they were added.</summary>
    IReadOnlyList<StoredResource> List(string sandbox, ResourceKind kind);

    /// <summary>Returns all resources of a kind in every sandbox.</summary>
    IReadOnlyList<StoredResource> ListAll(ResourceKind kind);

    /// <summary>Returns whether any sandbox has the resource.</summary>
    bool Exists(ResourceKind kind, string id);

    /// <summary>Returns all resources, kind by kind, in the order in which they were added.</summary>
    IReadOnlyList<StoredResource> All();

    /// <summary>Returns whether the resource is stored, but damaged.</summary>
    bool IsUnreadable(string sandbox, ResourceKind kind, string id);

    bool Remove(string sandbox, ResourceKind kind, string id);
}
