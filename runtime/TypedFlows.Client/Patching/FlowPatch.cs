using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Changes to a flow. The service does not let a start that has passed be changed, nor the source and target.</summary>
public sealed class FlowPatch : NamedPatch<FlowPatch>
{
    /// <summary>Replaces the whole schedule.</summary>
    /// <param name="schedule">The new schedule; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The schedule breaks its spec.</exception>
    public FlowPatch Schedule(ISpecObject schedule) => Replace("/scheduleParams", schedule);

    /// <summary>Replaces one transformation.</summary>
    /// <param name="index">Its place in the flow's transformations, from 0.</param>
    /// <param name="transformation">The new transformation; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters break their spec.</exception>
    public FlowPatch Transformation(int index, Transformation transformation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentNullException.ThrowIfNull(transformation);
        Valid(transformation.Params);
        return Appended("replace", "/transformations/" + index.ToString(CultureInfo.InvariantCulture), writer => writer.WriteTransformation(transformation));
    }

    /// <summary>Replaces all transformations, or gives the flow some where it has none.</summary>
    /// <param name="transformations">The new transformations; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The parameters of one break their spec.</exception>
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
