namespace TypedFlows.Client;

/// <summary>Represents changes to a source connection. Existing flows do not use them.</summary>
public sealed class SourceConnectionPatch : NamedPatch<SourceConnectionPatch>
{
    /// <summary>Replaces the parameters of the source.</summary>
    /// <param name="source">The new parameters. They are checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters violate their spec.</exception>
    public SourceConnectionPatch Params(ISource source) => Replace("/params", source);
}
