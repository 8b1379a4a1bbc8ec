namespace TypedFlows.Client;

/// <summary>Changes to a target connection. Flows that exist already do not see them.</summary>
public sealed class TargetConnectionPatch : NamedPatch<TargetConnectionPatch>
{
    /// <summary>Replaces the target's parameters.</summary>
    /// <param name="target">The new parameters; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters break their spec.</exception>
    public TargetConnectionPatch Params(ITarget target) => Replace("/params", target);
}
