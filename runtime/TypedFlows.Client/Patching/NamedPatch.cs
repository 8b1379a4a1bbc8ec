namespace TypedFlows.Client;

/// <summary>Represents changes to a resource that has a name.</summary>
/// <typeparam name="TSelf">The kind of patch.</typeparam>
public abstract class NamedPatch<TSelf> : JsonPatch<TSelf>
    where TSelf : NamedPatch<TSelf>
{
    private protected NamedPatch()
    {
    }

    /// <summary>Sets the name.</summary>
    /// <param name="name">The new name.</param>
    /// <returns>This patch.</returns>
    public TSelf Name(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Replace("/name", name);
    }
}
