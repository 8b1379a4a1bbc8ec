using System.ComponentModel;
using System.Globalization;

namespace TypedFlows.CompilerServices;

/// <summary>Validates flows. This class is intended for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecFlow
{
    /// <summary>Validates every part of a flow. Instance paths start at the JSON name of the part.</summary>
    /// <param name="flow">The flow.</param>
    /// <returns>The violations, if any.</returns>
    public static ValidationResult Validate(IFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var violations = new List<Violation>();
        Add(violations, "/source", flow.Source);
        Add(violations, "/target", flow.Target);
        var transformations = flow.Transformations;
        for (var i = 0; i < transformations.Count; i++)
        {
            Add(violations, $"/transformations/{i.ToString(CultureInfo.InvariantCulture)}/params", transformations[i].Params);
        }

        Add(violations, "/scheduleParams", flow.Schedule);
        Add(violations, "/options", flow.Options);
        return ValidationResult.From(violations);
    }

    private static void Add(List<Violation> violations, string path, ISpecObject? part)
    {
        foreach (var violation in part?.Validate().Violations ?? [])
        {
            violations.Add(violation with { InstancePath = path + violation.InstancePath });
        }
    }
}
