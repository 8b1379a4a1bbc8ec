namespace TypedFlows;

/// <summary>Represents the credentials of a connection: the parameters of one of the <c>authSpec</c> entries of its spec.</summary>
public interface IAuth : ISpecObject
{
    /// <summary>Gets the name of the authentication spec, such as <c>Access Key</c>, sent as <c>auth.specName</c>.</summary>
    string SpecName { get; }
}
