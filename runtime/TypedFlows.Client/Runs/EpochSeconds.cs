using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

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
        // Nearly all times are in seconds, so the check allocates nothing for them.
        if (parameters is null || !PlatformRequest.Read(parameters, HasMilliseconds))
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

    private static bool HasMilliseconds(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var isTime = false;
        while (reader.Read())
        {
            if (isTime
                && reader.TokenType is (JsonTokenType.Number or JsonTokenType.String)
                && Utf8Parser.TryParse(reader.ValueSpan, out long value, out _)
                && IsMilliseconds(value))
            {
                return true;
            }

            isTime = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && IsTime(ref reader);
        }

        return false;
    }

    private static bool IsTime(ref Utf8JsonReader reader)
    {
        foreach (var name in s_names)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the value with its meaning, such as <c>1764432000000, which is in milliseconds; use 1764432000</c>.</summary>
    public static string Describe(long value) => IsMilliseconds(value)
        ? $"{value}, which is in milliseconds; use {value / 1000}"
        : DateTimeOffset.FromUnixTimeSeconds(value).ToString("u", CultureInfo.InvariantCulture) + ", more than a year ahead";
}
