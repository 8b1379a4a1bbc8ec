using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What a run of its own covers: the parameters of <c>POST /runs</c> (Flow Service API; the flow spec's runSpec says which are needed).</summary>
/// <param name="StartTime">When the run begins; sent in epoch seconds.</param>
/// <param name="WindowStartTime">Data from this instant on; sent in epoch seconds.</param>
/// <param name="WindowEndTime">Data up to this instant; sent in epoch seconds.</param>
public sealed record RunWindow(DateTimeOffset StartTime, DateTimeOffset WindowStartTime, DateTimeOffset WindowEndTime) : ISpecObject
{
    /// <summary>The column by which a table's new rows are told; null for files.</summary>
    public string? DeltaColumn { get; init; }

    /// <summary>Checks that the window does not end before it starts.</summary>
    /// <returns>One violation when it does.</returns>
    public ValidationResult Validate() => WindowEndTime >= WindowStartTime
        ? ValidationResult.Valid
        : ValidationResult.From([new Violation("/windowEndTime", string.Empty, "minimum", "The run's window must not end before it starts.")]);

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
