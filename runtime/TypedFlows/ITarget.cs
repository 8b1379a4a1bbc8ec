namespace TypedFlows;

/// <summary>Target parameters of a connection spec (its <c>targetSpec</c>).</summary>
public interface ITarget : ISpecObject
{
    /// <summary>Id of the connection spec that the parameters belong to.</summary>
    string ConnectionSpecId { get; }

    /// <summary>Version of that connection spec, such as <c>1.0</c>.</summary>
    string ConnectionSpecVersion { get; }
}
