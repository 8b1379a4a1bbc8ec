using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Streaming;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Stores one diagnostic per failed record of a run: file, record, line, code and message, and the record with its errors, as in the files
/// of failed records of the platform.
/// </summary>
/// <param name="isEnabled">Whether the flow stores diagnostics. Otherwise failed records are only counted.</param>
internal sealed class Diagnostics(IRecordBatch batch, bool isEnabled)
{
    private const string Record = "_corrupt_record";

    public IRecordBatch Batch { get; } = batch;

    /// <summary>Returns the name of the store that holds the diagnostics of a run.</summary>
    public static string StoreName(string runId) => "diagnostics:" + runId;

    /// <summary>Returns the diagnostic of a message that failed.</summary>
    public static byte[] OfMessage(long number, StreamItem item, string message)
    {
        var entry = Entry(null, number, 0, item.Fault!.Code, message);
        entry[Record] = Encoding.UTF8.GetString(item.Record);
        if (item.Violations is null)
        {
            entry["_errors"] = new JsonArray(Error(item.Fault.Code, message));
        }
        else
        {
            entry["_validationErrors"] = new JsonArray(item.Violations.Print());
            if (item.Errors.Count > 0)
            {
                entry["_errors"] = new JsonArray([.. Errors(item.Fault, item.Errors)]);
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(entry);
    }

    /// <summary>Stores the diagnostic of a record that cannot be mapped.</summary>
    /// <param name="row">The record as it is in the source.</param>
    public void Add(string file, long record, long line, SourceFault fault, string message, string row)
    {
        if (isEnabled)
        {
            Append(file, Entry(file, record, line, fault.Code, message), Encoding.UTF8.GetBytes(row), [Error(fault.Code, message)]);
        }
    }

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
        if (isEnabled)
        {
            Append(
                file,
                Entry(file, record, line, fault.Code, message),
                row,
                [.. violations.All.Select(violation => Error(fault.Code, violation.ToString())), .. Errors(fault, errors)]);
        }
    }

    /// <summary>Stores the diagnostic of a record that a requested fault drops.</summary>
    public void AddDropped(ReadOnlySpan<byte> row, string message)
    {
        if (isEnabled)
        {
            var code = SourceFault.Scripted.Code;
            Append(null, Entry(null, 0, 0, code, message), row, [Error(code, message)]);
        }
    }

    private static IEnumerable<JsonNode> Errors(SourceFault fault, IReadOnlyList<MappingError> errors) =>
        SourceFault.OfExpressions(errors).Select(error => Error(fault.Code, $"{error.Row.Destination}: {error.Error}"));

    private static JsonNode Error(string code, string message) => new JsonObject { ["code"] = code, ["message"] = message };

    private static JsonObject Entry(string? file, long record, long line, string code, string message) => new()
    {
        ["file"] = file,
        ["record"] = record > 0 ? record : null,
        ["line"] = line > 0 ? line : null,
        ["code"] = code,
        ["message"] = message,
    };

    private void Append(string? file, JsonObject entry, ReadOnlySpan<byte> row, JsonNode[] errors)
    {
        entry[Record] = Encoding.UTF8.GetString(row);
        entry["_errors"] = new JsonArray(errors);
        entry["_filename"] = file;
        Batch.Append(JsonSerializer.SerializeToUtf8Bytes(entry));
    }
}
