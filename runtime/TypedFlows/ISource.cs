namespace TypedFlows;

/// <summary>Represents the source parameters of a connection spec (its <c>sourceSpec</c>).</summary>
public interface ISource : ISpecObject
{
    /// <summary>Gets the id of the connection spec.</summary>
    string ConnectionSpecId { get; }

    /// <summary>Gets the version of the connection spec, such as <c>1.0</c>.</summary>
    string ConnectionSpecVersion { get; }
}
