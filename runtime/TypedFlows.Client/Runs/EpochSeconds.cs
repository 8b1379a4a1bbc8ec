using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Detects epoch times in milliseconds where the service expects seconds. The check needs no clock: such a number of seconds is
/// after the year 5138.</summary>
internal static class EpochSeconds
{
    private const long LeastMilliseconds = 100_000_000_000;

    // The times of schedules and run parameters.
    private static readonly string[] s_names = ["startTime", "endTime", "windowStartTime", "windowEndTime"];

    public static bool IsMilliseconds(long value) => value >= LeastMilliseconds;

    /// <summary>Throws an exception if a time of a schedule or of run parameters is in milliseconds.</summary>
    /// <param name="parameters">The schedule or the run parameters, or null for none.</param>
    /// <exception cref="SpecValidationException">A time is in milliseconds. The message states the value in seconds.</exception>
    public static void Check(ISpecObject? parameters)
    {
        if (parameters is null)
        {
            return;
        }

        var json = PipelineContent.Value(parameters.WriteTo);
        ValidationResult.From(
        [
            .. s_names.Select(name => (Name: name, Value: json.Integer(name)))
                .Where(time => time.Value is { } value && IsMilliseconds(value))
                .Select(time => new Violation(
                    "/" + time.Name,
                    string.Empty,
                    "x-unit",
                    $"'{time.Name}' must be in epoch seconds, but is {Describe(time.Value!.Value)}.")),
        ]).ThrowIfInvalid();
    }

    /// <summary>Returns the value with its meaning, such as <c>1764432000000, which is in milliseconds; use 1764432000</c>.</summary>
    public static string Describe(long value) => IsMilliseconds(value)
        ? $"{value}, which is in milliseconds; use {value / 1000}"
        : DateTimeOffset.FromUnixTimeSeconds(value).ToString("u", CultureInfo.InvariantCulture) + ", more than a year ahead";
}
