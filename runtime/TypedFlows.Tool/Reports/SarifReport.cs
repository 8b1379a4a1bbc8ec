using System.Reflection;
using System.Text.Json;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Reports;

/// <summary>Prints diagnostics as SARIF 2.1.0.</summary>
internal static class SarifReport
{
    /// <summary>Gets the version of the tool without build metadata.</summary>
    public static string Version { get; } =
        typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "0.0.0";

    public static string Print(IReadOnlyList<ReportedDiagnostic> diagnostics)
    {
        var rules = diagnostics.DistinctBy(diagnostic => diagnostic.Id)
            .OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToList();
        return JsonReport.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "typedflows");
            json.WriteString("version", Version);
            json.WriteString("informationUri", Product.RepositoryUrl);
            json.WriteStartArray("rules");
            foreach (var rule in rules)
            {
                WriteRule(json, rule);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var diagnostic in diagnostics)
            {
                WriteResult(json, diagnostic, rules.FindIndex(rule => rule.Id == diagnostic.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteRule(Utf8JsonWriter json, ReportedDiagnostic rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        WriteText(json, "shortDescription", rule.Title);
        if (rule.Help is { } help)
        {
            json.WriteString("helpUri", help);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ReportedDiagnostic diagnostic, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(diagnostic));
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Address(diagnostic.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", diagnostic.Start.Line + 1);
        json.WriteNumber("startColumn", diagnostic.Start.Column + 1);
        json.WriteNumber("endLine", diagnostic.End.Line + 1);
        json.WriteNumber("endColumn", diagnostic.End.Column + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        if (diagnostic.Details.Count > 0 || diagnostic.Record is not null)
        {
            json.WriteStartObject("properties");
            if (diagnostic.Record is { } record)
            {
                json.WriteNumber("record", record);
            }

            foreach (var (name, value) in diagnostic.Details)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(ReportedDiagnostic diagnostic) => diagnostic.Severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "note",
    };

    // A relative reference with a colon in its first segment would be read as a scheme.
    internal static string Address(string file) => RelativePath.IsRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
}
