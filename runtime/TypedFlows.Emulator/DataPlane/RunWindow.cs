using System.Globalization;
using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// The time window of changes that a run reads, from (inclusive) and to (exclusive), and the delta column; <see langword="null"/> values
/// are open.
/// </summary>
internal sealed record RunWindow(DateTimeOffset? From, DateTimeOffset? To, DeltaColumn? Delta)
{
    /// <summary>Reads the parameters of a requested run.</summary>
    /// <returns>The window, or <see langword="null"/> if the run reads all new input.</returns>
    public static RunWindow? Read(JsonView parameters) =>
        !parameters["windowStartTime"].IsPresent && !parameters["windowEndTime"].IsPresent
            ? null
            : new(Moment(parameters["windowStartTime"]), Moment(parameters["windowEndTime"]), DeltaColumn.Read(parameters["deltaColumn"]));

    /// <summary>Converts epoch seconds, or milliseconds if seconds would lie after the year 5000. The number may be quoted.</summary>
    private static DateTimeOffset? Moment(JsonView value)
    {
        var text = value.Element.ValueKind is JsonValueKind.Number or JsonValueKind.String ? value.Element.ToString() : string.Empty;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        const long Year5000 = 95_617_584_000;
        var milliseconds = Math.Abs(number) < Year5000 ? number * 1000 : number;
        return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(milliseconds, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }
}
