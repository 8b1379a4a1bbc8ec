using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the time window of a run: the parameters of <c>POST /runs</c> (Flow Service API). The runSpec of the flow spec
/// defines which ones are required.</summary>
/// <param name="StartTime">The start time of the run, sent in epoch seconds.</param>
/// <param name="WindowStartTime">The beginning of the data window, sent in epoch seconds.</param>
/// <param name="WindowEndTime">The end of the data window, sent in epoch seconds.</param>
public sealed record RunWindow(DateTimeOffset StartTime, DateTimeOffset WindowStartTime, DateTimeOffset WindowEndTime) : ISpecObject
{
    /// <summary>Gets the column that identifies new rows of a table, or null for files.</summary>
    public string? DeltaColumn { get; init; }

    /// <summary>Checks that the window does not end before it starts.</summary>
    /// <returns>One violation if it does.</returns>
    public ValidationResult Validate() => WindowEndTime >= WindowStartTime
        ? ValidationResult.Valid
        : ValidationResult.From(
            [new Violation("/windowEndTime", string.Empty, "minimum", "The run's window must not end before it starts.")]);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("startTime", StartTime.ToUnixTimeSeconds());
        writer.WriteNumber("windowStartTime", WindowStartTime.ToUnixTimeSeconds());
        writer.WriteNumber("windowEndTime", WindowEndTime.ToUnixTimeSeconds());
        if (DeltaColumn is not null)
        {
            writer.WriteStartObject("deltaColumn");
            writer.WriteString("name", DeltaColumn);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
