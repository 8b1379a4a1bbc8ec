using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Reports;

/// <summary>Prints diagnostics as JSON. Lines and columns are one-based, as in editors.</summary>
internal static class JsonReport
{
    /// <summary>Gets options for text that is not embedded in HTML and stays readable.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Print(IReadOnlyList<ReportedDiagnostic> diagnostics) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("errors", diagnostics.Count(diagnostic => diagnostic.Severity == RuleSeverity.Error));
        json.WriteNumber("warnings", diagnostics.Count(diagnostic => diagnostic.Severity == RuleSeverity.Warning));
        json.WriteNumber("infos", diagnostics.Count(diagnostic => diagnostic.Severity == RuleSeverity.Info));
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("file", diagnostic.File);
            json.WriteNumber("line", diagnostic.Start.Line + 1);
            json.WriteNumber("column", diagnostic.Start.Column + 1);
            json.WriteNumber("endLine", diagnostic.End.Line + 1);
            json.WriteNumber("endColumn", diagnostic.End.Column + 1);
            json.WriteString("severity", diagnostic.Word);
            json.WriteString("id", diagnostic.Id);
            json.WriteString("message", diagnostic.Message);
            if (diagnostic.Record is { } record)
            {
                json.WriteNumber("record", record);
            }

            foreach (var (name, value) in diagnostic.Details)
            {
                json.WriteString(name, value);
            }

            if (diagnostic.Help is { } help)
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
