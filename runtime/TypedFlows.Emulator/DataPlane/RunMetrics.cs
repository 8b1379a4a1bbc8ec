using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Formats the counts of a run with the names that the API uses.</summary>
internal static class RunMetrics
{
    /// <param name="startedAt">The start, in epoch milliseconds.</param>
    /// <param name="completedAt">The end, in epoch milliseconds; <see langword="null"/> while the run is active.</param>
    /// <param name="fault">The reason for the failure, if the run failed; nothing was stored in this case.</param>
    public static JsonObject Print(RunTally tally, string status, long startedAt, long? completedAt, SourceException? fault)
    {
        var hasStored = fault is null && tally.OutputRecords > 0;
        var duration = new JsonObject { ["startedAtUTC"] = startedAt };
        if (completedAt is not null)
        {
            duration["completedAtUTC"] = completedAt;
        }

        duration["extensions"] = new JsonObject();
        return new()
        {
            ["durationSummary"] = duration,
            ["latencySummary"] = tally.Latency.Print(),
            ["sizeSummary"] = new JsonObject { ["inputBytes"] = tally.InputBytes, ["outputBytes"] = hasStored ? tally.OutputBytes : 0 },
            ["recordSummary"] = Records(tally, hasStored),
            ["fileSummary"] = Files(tally, hasStored, fault),
            ["statusSummary"] = new JsonObject
            {
                ["status"] = status,
                ["errors"] = Errors(tally, fault),
                ["extensions"] = tally.FailedRecords + tally.Warnings.Count == 0 ? [] : new JsonObject { ["errors"] = ErrorCounts(tally) },
            },
        };
    }

    private static JsonObject Records(RunTally tally, bool hasStored)
    {
        var summary = new JsonObject
        {
            ["inputRecordCount"] = tally.InputRecords,
            ["createdRecordCount"] = hasStored ? tally.OutputRecords : 0,
            ["outputRecordCount"] = hasStored ? tally.OutputRecords : 0,
            ["updatedRecordCount"] = 0,
            ["deletedRecordCount"] = 0,
            ["skippedRecordCount"] = tally.SkippedRecords + tally.LaterRecords,
            ["warningRecordCount"] = hasStored ? tally.WarningRecords : 0,
            ["failedRecordCount"] = tally.FailedRecords,
            ["extensions"] = new JsonObject(),
        };
        var skipped = new JsonArray();
        if (tally.SkippedRecords > 0)
        {
            skipped.Add(Error("DELTA-0000-200", $"{tally.SkippedRecords} records are not newer than what the flow has read."));
        }

        if (tally.LaterRecords > 0)
        {
            skipped.Add(
                Error("DELTA-0001-200", $"{tally.LaterRecords} records are later than the run. A run after their time reads them."));
        }

        if (skipped.Count > 0)
        {
            summary["skippedInfo"] = skipped;
        }

        if (tally.Failures.Count > 0)
        {
            summary["failedInfo"] = new JsonArray([.. tally.Failures.Select(failure => Error(failure.Code, failure.Message))]);
        }

        return summary;
    }

    private static JsonObject Files(RunTally tally, bool hasStored, SourceException? fault) => new()
    {
        ["inputFileCount"] = tally.Files.Count,
        ["outputFileCount"] = hasStored ? 1 : 0,
        ["skippedFileCount"] = tally.SkippedFiles,
        ["failedFileCount"] = fault is not null && tally.Files.Count > 0 ? 1 : 0,
        ["manifest"] = new JsonObject
        {
            ["fileInfo"] = new JsonArray([.. tally.Files.Select(file => (JsonNode)new JsonObject { ["path"] = file.Name })]),
        },
        ["extensions"] = tally.Skipped.Count == 0 ? [] : new JsonObject
        {
            ["skippedFiles"] = new JsonArray(
                [.. tally.Skipped.Select(file => (JsonNode)new JsonObject { ["path"] = file.Name, ["reason"] = file.Reason })]),
        },
    };

    private static JsonArray Errors(RunTally tally, SourceException? fault)
    {
        var errors = new JsonArray();
        if (fault is not null)
        {
            errors.Add(Error(fault.Code, fault.Message));
        }

        if (tally.FailedRecords > 0)
        {
            var (code, first) = tally.Failures[0];
            errors.Add(Error(code, $"{tally.FailedRecords} of {tally.InputRecords} records could not be stored. The first: {first}"));
            if (!tally.HasDiagnostics)
            {
                const string Off = "The option errorDiagnosticsEnabled is false, so the failed records are only counted.";
                errors.Add(Error("INGEST-1211-400", Off));
            }
        }

        foreach (var (destination, (count, first)) in tally.Warnings)
        {
            errors.Add(Error(SourceFault.MappingWarning, $"'{destination}' is not written in {count} stored records. The first: {first}"));
        }

        return errors;
    }

    private static JsonArray ErrorCounts(RunTally tally) => new(
    [
        .. tally.FailedByCode.Select(failed => ErrorCount(
            failed.Key, failed.Value, tally.Failures.Find(failure => failure.Code == failed.Key).Message)),
        .. tally.Warnings.Select(warning => ErrorCount(
            SourceFault.MappingWarning, warning.Value.Count, $"'{warning.Key}': {warning.Value.First}")),
    ]);

    private static JsonNode ErrorCount(string code, long count, string message) =>
        new JsonObject { ["code"] = code, ["recordCount"] = count, ["message"] = message };

    private static JsonNode Error(string code, string message) => new JsonObject { ["code"] = code, ["message"] = message };
}

/// <summary>Lists the status values of a run.</summary>
internal static class RunStatus
{
    public const string Queued = "queued";
    public const string InProgress = "inProgress";
    public const string Success = "success";
    public const string PartialSuccess = "partialSuccess";
    public const string Failed = "failed";
}
