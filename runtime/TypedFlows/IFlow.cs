namespace TypedFlows;

/// <summary>Represents a flow as its flow spec describes it. Every generated <c>Flow</c> record implements it.</summary>
public interface IFlow
{
    /// <summary>Gets the id of the flow spec.</summary>
    string FlowSpecId { get; }

    /// <summary>Gets the version of the flow spec, such as <c>1.0</c>.</summary>
    string FlowSpecVersion { get; }

    /// <summary>Gets the source of the data.</summary>
    ISource Source { get; }

    /// <summary>Gets the target of the data, or null for the platform's data lake.</summary>
    ITarget? Target { get; }

    /// <summary>Gets the transformations that are set, in the order of the flow spec.</summary>
    IReadOnlyList<Transformation> Transformations { get; }

    /// <summary>Gets the schedule, or null if the flow spec has none.</summary>
    ISpecObject? Schedule { get; }

    /// <summary>Gets the options of the flow, or null if they are omitted.</summary>
    ISpecObject? Options { get; }

    /// <summary>Validates the source, the target, the transformations, the schedule and the options. Instance paths start at the JSON name
    /// of the property.</summary>
    /// <returns>The violations, if any.</returns>
    ValidationResult Validate();
}
