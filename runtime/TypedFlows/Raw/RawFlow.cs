using TypedFlows.CompilerServices;

namespace TypedFlows;

/// <summary>Represents a flow of a flow spec that is not compiled or does not fit. Its parts can be typed or raw.</summary>
/// <param name="flowSpecId">The id of the flow spec.</param>
/// <param name="source">The source of the data.</param>
/// <param name="version">The version of the flow spec.</param>
public sealed class RawFlow(string flowSpecId, ISource source, string version = "1.0") : IFlow
{
    /// <inheritdoc/>
    public string FlowSpecId { get; } = flowSpecId;

    /// <inheritdoc/>
    public string FlowSpecVersion { get; } = version;

    /// <inheritdoc/>
    public ISource Source { get; } = source;

    /// <inheritdoc/>
    public ITarget? Target { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Transformation> Transformations { get; init; } = [];

    /// <inheritdoc/>
    public ISpecObject? Schedule { get; init; }

    /// <inheritdoc/>
    public ISpecObject? Options { get; init; }

    /// <inheritdoc/>
    public ValidationResult Validate() => SpecFlow.Validate(this);
}
