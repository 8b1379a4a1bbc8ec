using System.Globalization;
using TypedFlows.Client;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Emit;

namespace TypedFlows.Tool.Importing;

/// <summary>The test of an imported pipeline: its data, and what it does after the pipeline is applied.</summary>
/// <param name="Data">The path below the folder of the data and the text of a file; <see langword="null"/> for none.</param>
/// <param name="Source">The C# that binds the source to the data.</param>
/// <param name="Run">The C# that runs the pipeline and checks the result.</param>
internal sealed record ImportedTest((string File, string Text)? Data, string Source, string Run)
{
    private const int MaxFolders = 20;
    private const int MaxNameLength = 100;
    private const string Messages = "messages.jsonl";

    /// <summary>Gets the reason why the test cannot run on the emulator, or <see langword="null"/> if it can.</summary>
    public string? Skip { get; private init; }

    public IReadOnlyList<string> Remarks { get; private init; } = [];

    public static ImportedTest Create(FlowGraph graph, PipelineCode code)
    {
        var isJson = graph.IsStreaming || graph.Source.Format == DataFormat.Json;
        var path = graph.IsStreaming ? Messages : FileOf(graph, isJson);
        var skip = SkipReason(graph, code, path);
        if (skip is not null)
        {
            return new(null, string.Empty, "        Assert.NotNull(applied);") { Skip = skip, Remarks = [$"the test is skipped: {skip}"] };
        }

        var schema = code.Schema?.Spec.Parts is [{ Document: { } document }, ..] ? document : null;
        var rows = SampleRows.Create(graph, code.Rows, schema, isJson);
        var isValid = rows.Problem is null;
        var lines = new List<string>();
        if (graph.IsStreaming)
        {
            lines.AddRange(
            [
                "var inlet = await applied.GetInletAsync();",
                $"foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, \"data\", \"{Messages}\")))",
                "{",
                code.Rows.Count > 0 || FlowGraph.Text(graph.Connection.AuthParams, "dataType") == "raw"
                    ? "    await client.Streaming.SendAsync(inlet, StreamingMessage.Raw(JsonElement.Parse(line)));"
                    : "    var message = StreamingMessage.Xdm(inlet.Schema!, inlet.DataSetId!, inlet.FlowId!, JsonElement.Parse(line));\n"
                        + "            await client.Streaming.SendAsync(inlet, message);",
                "}",
                string.Empty,
            ]);
        }
        else
        {
            if (graph.StartTime is { } start && start > TimeProvider.System.GetUtcNow())
            {
                lines.AddRange(
                [
                    $"var wait = DateTimeOffset.FromUnixTimeSeconds({start.ToUnixTimeSeconds()}) - DateTimeOffset.UtcNow;",
                    "platform.AdvanceClock(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);",
                ]);
            }

            lines.Add("var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));");
            lines.Add(string.Empty);
        }

        if (isValid)
        {
            lines.AddRange(graph.IsStreaming ? [] : ["run.EnsureSuccess();"]);
            var count = SampleRows.Count.ToString(CultureInfo.InvariantCulture);
            lines.Add($"Assert.Equal({count}, platform.CountRecords(applied.DataSetId));");
        }
        else
        {
            lines.Add($"// The generated rows do not fulfill every rule: {Code.Comment(rows.Problem!)}");
            lines.Add("// Correct the rows in the folder data, and then check their number with platform.CountRecords.");
            lines.Add("Assert.NotEmpty(applied.DataSetId);");
        }

        return new(
            (path!, isJson ? rows.ToJsonLines() : rows.ToDelimited()),
            graph.IsStreaming ? string.Empty
                : $"\n                .Source({CSharpText.Literal(graph.ConnectionSpecId)}, "
                    + "Path.Combine(AppContext.BaseDirectory, \"data\"))",
            string.Join('\n', lines.Select(line => line.Length == 0 ? line : "        " + line)))
        {
            Remarks = isValid ? [] : ["the generated rows of the test do not fulfill every rule; tests/ImportedPipelineTests.cs names one"],
        };
    }

    private static string? SkipReason(FlowGraph graph, PipelineCode code, string? path) =>
        code.MappingProblem is not null ? "The emulator does not have the mapping set of the service."
        : code.Schema is null ? "The schema of the dataset does not compile, so the emulator does not have it."
        : code.Connector is null || !code.HasFlowSpec ? "A spec of the flow does not compile, so the emulator does not have it."
        : graph.Source.Format == DataFormat.Parquet ? "The importer does not write Parquet files. Add one to the folder data."
        : graph.EndTime < TimeProvider.System.GetUtcNow() ? "The schedule of the flow has ended."
        : path is null ? "The path of the source is not that of a file below a folder."
        : code.Settings.All.Any(each => each.Key.Contains("_SOURCE_", StringComparison.Ordinal))
            ? "The path of the source is a credential, which the test does not have."
        : null;

    /// <summary>Returns the file that the source reads, or <see langword="null"/> if it is not below a folder.</summary>
    private static string? FileOf(FlowGraph graph, bool isJson)
    {
        var extension = isJson ? ".json" : ".csv";
        var isTable = FlowGraph.Text(graph.Source.Params, "tableName") is not null || graph.Source.Format == DataFormat.Tabular;
        var asked = FlowGraph.Text(graph.Source.Params, "tableName") ?? FlowGraph.Text(graph.Source.Params, "path");
        if (asked is null)
        {
            return null;
        }

        var parts = asked.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Replace("*", "rows", StringComparison.Ordinal)).ToList();
        if (parts.Count > MaxFolders || !parts.TrueForAll(IsFileName))
        {
            return null;
        }

        // A table is a file with its name. Any other path without an extension is a folder.
        var file = isTable ? string.Join('/', parts) + extension
            : parts.Count > 0 && Path.HasExtension(parts[^1]) ? string.Join('/', parts)
            : string.Join('/', [.. parts, "rows" + extension]);
        return isTable && parts.Count == 0 ? null : file;
    }

    // The paths of the service are those of another system, so only names that are plain everywhere become files.
    private static bool IsFileName(string name) => name.Length <= MaxNameLength
        && name[0] is not ('.' or ' ') && name[^1] is not ('.' or ' ')
        && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' ' or '(' or ')' or '@' or '+' or '=')
        && !PortableFileName.IsDevice(name);
}
