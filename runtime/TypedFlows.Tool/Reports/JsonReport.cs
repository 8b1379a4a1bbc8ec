using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Reports;

/// <summary>Findings as JSON; lines and columns count from 1, as people and editors do.</summary>
internal static class JsonReport
{
    /// <summary>For text that no page embeds: what people read stays readable.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(IReadOnlyList<ReportedDiagnostic> findings) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("errors", findings.Count(finding => finding.Severity == RuleSeverity.Error));
        json.WriteNumber("warnings", findings.Count(finding => finding.Severity == RuleSeverity.Warning));
        json.WriteNumber("infos", findings.Count(finding => finding.Severity == RuleSeverity.Info));
        json.WriteStartArray("diagnostics");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("file", finding.File);
            json.WriteNumber("line", finding.Start.Line + 1);
            json.WriteNumber("column", finding.Start.Column + 1);
            json.WriteNumber("endLine", finding.End.Line + 1);
            json.WriteNumber("endColumn", finding.End.Column + 1);
            json.WriteString("severity", finding.Word);
            json.WriteString("id", finding.Id);
            json.WriteString("message", finding.Message);
            foreach (var (name, value) in finding.Details)
            {
                json.WriteString(name, value);
            }

            if (finding.Help is { } help)
            {
                json.WriteString("help", help);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
