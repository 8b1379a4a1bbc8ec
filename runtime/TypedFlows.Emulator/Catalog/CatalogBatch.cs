using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Catalog;

/// <summary>A batch of the catalog: the records that were stored in a dataset together, and the records that failed.</summary>
/// <param name="Id">The id, a ULID as on the platform.</param>
/// <param name="Client">The API key that created the batch.</param>
/// <param name="StartedAt">The start in epoch milliseconds.</param>
internal sealed record CatalogBatch(string Id, string Sandbox, string Client, string DataSetId, long StartedAt)
{
    public const string Success = "success";
    public const string Failed = "failed";

    /// <summary>The property with the location of the records in the dataset. The API does not return it.</summary>
    public const string Location = "_records";

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public required string Status { get; init; }

    /// <summary>Gets the run of which the batch has the failed records; <see langword="null"/> if it has none.</summary>
    public string? RunId { get; init; }

    /// <summary>Gets the number of changes since the batch was created.</summary>
    public long Changes { get; init; }

    public long InputRecords { get; init; }

    public long FailedRecords { get; init; }

    public long InputFiles { get; init; }

    public long InputBytes { get; init; }

    /// <summary>Gets the number of stored records.</summary>
    public long Count { get; init; }

    /// <summary>Gets the size of the stored records in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets the number of records of the dataset before the first record of the batch.</summary>
    public long Start { get; init; }

    public string InputFormat { get; init; } = "json";

    public IReadOnlyList<JsonObject> Errors { get; init; } = [];

    /// <summary>Creates an id: the time and random bits, so that later ids are greater.</summary>
    public static string NewId(Platform platform)
    {
        var value = ((UInt128)(ulong)platform.Now << 80)
            | ((UInt128)BitConverter.ToUInt16(RandomNumberGenerator.GetBytes(2)) << 64)
            | BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
        return string.Create(26, value, (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Digits[(int)(rest & 31)];
                rest >>= 5;
            }
        });
    }

    /// <summary>Returns the errors of a batch: the reason for its failure, and the number of failed records by code.</summary>
    /// <param name="fault">The reason why nothing was stored; <see langword="null"/> if the batch did not fail.</param>
    public static IReadOnlyList<JsonObject> ErrorsOf(RunTally tally, SourceException? fault)
    {
        var errors = new List<JsonObject>();
        if (fault is not null)
        {
            errors.Add(new() { ["code"] = fault.Code, ["description"] = fault.Message });
        }

        if (tally.FailedRecords > 0)
        {
            errors.Add(new()
            {
                ["code"] = "INGEST-1212-400",
                ["description"] = $"{tally.FailedRecords} of {tally.InputRecords} records could not be stored. Their reasons are in the "
                    + "files of failed records.",
            });
            errors.AddRange(tally.FailedByCode.Select(failed => new JsonObject
            {
                ["code"] = failed.Key,
                ["recordCount"] = failed.Value,
                ["description"] = tally.Failures.Find(failure => failure.Code == failed.Key).Message,
            }));
        }

        return errors;
    }

    public StoredResource ToResource(Platform platform)
    {
        var now = platform.Now;
        var version = string.Create(CultureInfo.InvariantCulture, $"1.0.{Changes}");
        var document = new JsonObject
        {
            ["imsOrg"] = platform.Organization,
            ["sandboxName"] = Sandbox,
            ["created"] = StartedAt,
            ["createdClient"] = Client,
            ["createdUser"] = Envelope.User,
            ["updatedUser"] = Envelope.User,
            ["updated"] = now,
            ["externalId"] = RunId ?? Id,
            ["started"] = StartedAt,
            ["completed"] = now,
            ["status"] = Status,
            ["recordCount"] = InputRecords,
            ["failedRecordCount"] = FailedRecords,
            ["size"] = InputBytes,
            ["errors"] = new JsonArray([.. Errors]),
            ["version"] = version,
            ["relatedObjects"] = new JsonArray(new JsonObject { ["type"] = "dataSet", ["id"] = DataSetId }),
            ["metrics"] = new JsonObject
            {
                ["inputFileCount"] = InputFiles,
                ["inputByteSize"] = InputBytes,
                ["inputRecordCount"] = InputRecords,
                ["outputFileCount"] = Count > 0 ? 1 : 0,
                ["outputByteSize"] = Bytes,
                ["outputRecordCount"] = Count,
                ["failedRecordCount"] = FailedRecords,
                ["startTime"] = StartedAt,
                ["endTime"] = now,
            },
            ["tags"] = new JsonObject(),
            ["inputFormat"] = new JsonObject { ["format"] = InputFormat },
            [Location] = new JsonObject
            {
                ["run"] = RunId,
                ["start"] = Start,
                ["count"] = Count,
                ["bytes"] = Bytes,
            },
        };
        return new(Sandbox, ResourceKind.Batch, Id, version, JsonCopy.Freeze(document));
    }
}
