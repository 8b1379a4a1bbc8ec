namespace TypedFlows;

/// <summary>Represents the target parameters of a connection spec (its <c>targetSpec</c>).</summary>
public interface ITarget : ISpecObject
{
    /// <summary>Gets the id of the connection spec.</summary>
    string ConnectionSpecId { get; }

    /// <summary>Gets the version of the connection spec, such as <c>1.0</c>.</summary>
    string ConnectionSpecVersion { get; }
}
