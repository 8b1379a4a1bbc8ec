namespace TypedFlows.Client;

/// <summary>Represents changes to a target connection. Existing flows do not use them.</summary>
public sealed class TargetConnectionPatch : NamedPatch<TargetConnectionPatch>
{
    /// <summary>Replaces the parameters of the target.</summary>
    /// <param name="target">The new parameters. They are checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters violate their spec.</exception>
    public TargetConnectionPatch Params(ITarget target) => Replace("/params", target);
}
