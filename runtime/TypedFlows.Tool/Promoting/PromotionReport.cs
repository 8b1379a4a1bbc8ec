using System.Text.Json;
using TypedFlows.Tool.Reports;

namespace TypedFlows.Tool.Promoting;

/// <summary>Prints what a promotion would change.</summary>
/// <param name="Flow">The name of the flow.</param>
/// <param name="Sandbox">The sandbox that has the flow.</param>
/// <param name="Against">The sandbox that the flow would be promoted to.</param>
/// <param name="Differences">The differences, or <see langword="null"/> if the other sandbox does not have the flow.</param>
internal sealed record PromotionReport(string Flow, string Sandbox, string Against, IReadOnlyList<FlowDifference>? Differences)
{
    private const int MaxShown = 80;

    public void Print(Terminal terminal, ReportFormat format)
    {
        if (format == ReportFormat.Json)
        {
            terminal.Output.WriteLine(JsonReport.Write(WriteTo));
            return;
        }

        if (Differences is null)
        {
            terminal.Line($"The sandbox {Against} does not have the flow {Flow}: a promotion creates it with everything that it uses.");
            return;
        }

        foreach (var difference in Differences)
        {
            terminal.Line(
                $"{difference.Resource} {difference.Pointer}: {Shown(difference.Mine)} in {Sandbox}, {Shown(difference.Theirs)} "
                    + $"in {Against}");
        }

        terminal.Line(
            Differences.Count == 0 ? $"The flow {Flow} is equal in {Sandbox} and {Against}, except for ids and credentials."
                : Report.Number(Differences.Count, "difference"));
    }

    private static string Shown(string? value) =>
        value is null ? "nothing" : value.Length <= MaxShown ? value : value[..MaxShown] + "...";

    private static void WriteValue(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }
    }

    private void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("flow", Flow);
        json.WriteString("sandbox", Sandbox);
        json.WriteString("against", Against);
        json.WriteBoolean("exists", Differences is not null);
        json.WriteStartArray("differences");
        foreach (var difference in Differences ?? [])
        {
            json.WriteStartObject();
            json.WriteString("resource", difference.Resource);
            json.WriteString("pointer", difference.Pointer);
            WriteValue(json, "value", difference.Mine);
            WriteValue(json, "other", difference.Theirs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
