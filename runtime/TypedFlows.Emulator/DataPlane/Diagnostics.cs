using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Streaming;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Stores one diagnostic per failed record of a run: file, record, line, code and message. A record that violates its schema is stored with
/// its violations, as in the files of failed records of the platform.
/// </summary>
/// <param name="isEnabled">Whether the flow stores diagnostics. Otherwise failed records are only counted.</param>
internal sealed class Diagnostics(IRecordBatch batch, bool isEnabled)
{
    /// <summary>The maximum number of stored diagnostics; further ones are only counted.</summary>
    public const int MaxKept = 10_000;

    /// <summary>The maximum size of a record that a diagnostic repeats.</summary>
    private const int MaxRecordBytes = 64 * 1024;

    public IRecordBatch Batch { get; } = batch;

    public int Count { get; private set; }

    /// <summary>Returns the name of the store that holds the diagnostics of a run.</summary>
    public static string StoreName(string runId) => "diagnostics:" + runId;

    /// <summary>Returns the diagnostic of a message that failed.</summary>
    public static byte[] OfMessage(long number, StreamItem item, string message)
    {
        var entry = Entry(null, number, 0, item.Fault!.Code, message);
        if (item.Violations is not null)
        {
            AddRecord(entry, item.Record);
            entry["_validationErrors"] = new JsonArray(item.Violations.Print());
            if (item.Errors.Count > 0)
            {
                entry["_errors"] = new JsonArray([.. Errors(item.Fault, item.Errors)]);
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(entry);
    }

    public void Add(string file, long record, long line, string code, string message) => Append(Entry(file, record, line, code, message));

    /// <summary>Stores the diagnostic of a row that violates its schema, with the row and each violation.</summary>
    /// <param name="row">The mapped row as UTF-8.</param>
    public void Add(
        string file,
        long record,
        long line,
        SourceFault fault,
        string message,
        ReadOnlySpan<byte> row,
        RecordViolations violations,
        IReadOnlyList<MappingError> errors)
    {
        if (!isEnabled || Count >= MaxKept)
        {
            return;
        }

        var entry = Entry(file, record, line, fault.Code, message);
        AddRecord(entry, row);
        entry["_errors"] = new JsonArray(
            [.. violations.All.Select(violation => Error(fault.Code, violation.ToString())), .. Errors(fault, errors)]);
        entry["_filename"] = file;
        Append(entry);
    }

    private static IEnumerable<JsonNode> Errors(SourceFault fault, IReadOnlyList<MappingError> errors) =>
        SourceFault.OfExpressions(errors).Select(error => Error(fault.Code, $"{error.Row.Destination}: {error.Error}"));

    private static JsonNode Error(string code, string message) => new JsonObject { ["code"] = code, ["message"] = message };

    private static void AddRecord(JsonObject entry, ReadOnlySpan<byte> record)
    {
        if (record.Length <= MaxRecordBytes)
        {
            entry["_corrupt_record"] = Encoding.UTF8.GetString(record);
        }
    }

    private static JsonObject Entry(string? file, long record, long line, string code, string message) => new()
    {
        ["file"] = file,
        ["record"] = record,
        ["line"] = line > 0 ? line : null,
        ["code"] = code,
        ["message"] = message,
    };

    private void Append(JsonObject entry)
    {
        if (isEnabled && Count < MaxKept)
        {
            Count++;
            Batch.Append(JsonSerializer.SerializeToUtf8Bytes(entry));
        }
    }
}
