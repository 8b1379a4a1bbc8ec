using System.Globalization;
using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The schedule of a flow.</summary>
/// <param name="Start">The first run; it starts immediately if the time is in the past.</param>
/// <param name="Every">The interval; <see langword="null"/> for a flow that runs once.</param>
/// <param name="End">The time after which no run starts.</param>
internal sealed record Schedule(DateTimeOffset Start, TimeSpan? Every, DateTimeOffset End)
{
    /// <summary>Reads parameters that conform to the flow spec. Numbers may be quoted.</summary>
    /// <returns>The schedule, or <see langword="null"/> if the parameters have no start.</returns>
    public static Schedule? Read(JsonView parameters)
    {
        if (Number(parameters["startTime"]) is not { } start)
        {
            return null;
        }

        var unit = Text(parameters["frequency"]) switch
        {
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            "week" => TimeSpan.FromDays(7),
            _ => (TimeSpan?)null,
        };
        var every = unit is null || Number(parameters["interval"]) is not { } interval || interval < 1
            ? null
            : (TimeSpan?)TimeSpan.FromTicks(
                (long)Math.Min((decimal)TimeSpan.MaxValue.Ticks, unit.Value.Ticks * Math.Min(interval, int.MaxValue)));
        return new(Instant(start), every, Number(parameters["endTime"]) is { } end ? Instant(end) : DateTimeOffset.MaxValue);
    }

    /// <summary>Returns whether input from before the start is read; the flow spec's default is true.</summary>
    public static bool IsBackfill(JsonView parameters) =>
        parameters["backfill"].Element.ValueKind != JsonValueKind.False
            && !string.Equals(Text(parameters["backfill"]), "false", StringComparison.Ordinal);

    /// <summary>Returns the first tick after a time, or <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment)
    {
        if (Every is not { } every)
        {
            return moment < Start ? Start : null;
        }

        var ticks = moment < Start ? 0 : ((moment - Start).Ticks / every.Ticks) + 1;
        var left = (DateTimeOffset.MaxValue - Start).Ticks / every.Ticks;
        if (ticks > left)
        {
            return null;
        }

        var next = Start + (every * ticks);
        return next <= End ? next : null;
    }

    private static string? Text(JsonView value) => value.Element.ValueKind == JsonValueKind.String ? value.Element.GetString() : null;

    private static decimal? Number(JsonView value)
    {
        var text = value.Element.ValueKind == JsonValueKind.Number ? value.Element.GetRawText() : Text(value);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Converts epoch seconds, limited to the range of the clock.</summary>
    private static DateTimeOffset Instant(decimal seconds)
    {
        var least = DateTimeOffset.MinValue.ToUnixTimeSeconds();
        var most = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds((long)Math.Clamp(decimal.Truncate(seconds), least, most));
    }
}
