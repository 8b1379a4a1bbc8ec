using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Represents changes to a flow. The service allows no change to a start time in the past, to the source or to the
/// target.</summary>
public sealed class FlowPatch : NamedPatch<FlowPatch>
{
    /// <summary>Replaces the complete schedule.</summary>
    /// <param name="schedule">The new schedule. It is checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The schedule violates its spec, or a time is in milliseconds.</exception>
    public FlowPatch Schedule(ISpecObject schedule)
    {
        EpochSeconds.Check(schedule);
        return Replace("/scheduleParams", schedule);
    }

    /// <summary>Replaces one transformation.</summary>
    /// <param name="index">The zero-based index in the flow's transformations.</param>
    /// <param name="transformation">The new transformation. It is checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters violate their spec.</exception>
    public FlowPatch Transformation(int index, Transformation transformation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentNullException.ThrowIfNull(transformation);
        Valid(transformation.Params);
        return Appended(
            "replace",
            "/transformations/" + index.ToString(CultureInfo.InvariantCulture),
            writer => writer.WriteTransformation(transformation));
    }

    /// <summary>Replaces all transformations, or adds them if the flow has none.</summary>
    /// <param name="transformations">The new transformations. They are checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters of a transformation violate their spec.</exception>
    public FlowPatch Transformations(IReadOnlyList<Transformation> transformations)
    {
        ArgumentNullException.ThrowIfNull(transformations);
        foreach (var transformation in transformations)
        {
            Valid(transformation.Params);
        }

        return Appended("add", "/transformations", writer =>
        {
            writer.WriteStartArray();
            foreach (var transformation in transformations)
            {
                writer.WriteTransformation(transformation);
            }

            writer.WriteEndArray();
        });
    }
}
