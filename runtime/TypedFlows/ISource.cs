namespace TypedFlows;

/// <summary>Source parameters of a connection spec (its <c>sourceSpec</c>).</summary>
public interface ISource : ISpecObject
{
    /// <summary>Id of the connection spec that the parameters belong to.</summary>
    string ConnectionSpecId { get; }

    /// <summary>Version of that connection spec, such as <c>1.0</c>.</summary>
    string ConnectionSpecVersion { get; }
}
