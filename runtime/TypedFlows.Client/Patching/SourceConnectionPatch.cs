namespace TypedFlows.Client;

/// <summary>Changes to a source connection. Flows that exist already do not see them.</summary>
public sealed class SourceConnectionPatch : NamedPatch<SourceConnectionPatch>
{
    /// <summary>Replaces the source's parameters.</summary>
    /// <param name="source">The new parameters; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters break their spec.</exception>
    public SourceConnectionPatch Params(ISource source) => Replace("/params", source);
}
