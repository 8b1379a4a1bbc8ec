namespace TypedFlows;

/// <summary>A flow as its flow spec describes it: what every generated <c>Flow</c> record is.</summary>
public interface IFlow
{
    /// <summary>Id of the flow spec.</summary>
    string FlowSpecId { get; }

    /// <summary>Version of the flow spec, such as <c>1.0</c>.</summary>
    string FlowSpecVersion { get; }

    /// <summary>Where the data comes from.</summary>
    ISource Source { get; }

    /// <summary>Where the data goes; null for the platform's data lake.</summary>
    ITarget? Target { get; }

    /// <summary>The transformations that are set, in the order in which the flow spec declares them.</summary>
    IReadOnlyList<Transformation> Transformations { get; }

    /// <summary>When the flow runs; null where the flow spec has no schedule.</summary>
    ISpecObject? Schedule { get; }

    /// <summary>The flow's options; null when left out.</summary>
    ISpecObject? Options { get; }

    /// <summary>Checks source, target, transformations, schedule and options, with instance paths that start at the member's wire name.</summary>
    /// <returns>The broken rules, if any.</returns>
    ValidationResult Validate();
}
