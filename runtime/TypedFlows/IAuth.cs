namespace TypedFlows;

/// <summary>Credentials of a connection: the parameters of one of its spec's <c>authSpec</c> entries.</summary>
public interface IAuth : ISpecObject
{
    /// <summary>Name of the authSpec, such as <c>Access Key</c>; sent as <c>auth.specName</c>.</summary>
    string SpecName { get; }
}
