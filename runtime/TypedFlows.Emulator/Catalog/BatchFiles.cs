using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Catalog;

/// <summary>
/// Serves the files of batches: the stored records and the failed ones, as lines of JSON. The lines of a file are read from the store.
/// </summary>
internal sealed class BatchFiles(Platform platform)
{
    private const string Export = "/foundation/export";
    private const string RowErrors = "row_errors";
    private const string FailedName = "part-00000.json";
    private const string RowErrorsName = RowErrors + "/conversion_errors_0.json";
    private const string FileSuffix = "-1";
    private const int DefaultLimit = 100;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Other, Export + "/batches/{id}/files", Files),
        Operation.Get(Service.Other, Export + "/files/{id}", Stored),
        Operation.Get(Service.Other, Export + "/batches/{id}/failed", Failed),
        Operation.Get(Service.Other, Export + "/batches/{id}/meta", Meta),
    ];

    private Response Files(RequestContext call)
    {
        var batch = Batches.Require(platform, call, call.Id);
        var id = batch.Id + FileSuffix;
        return Page(call, StoredLines(batch) is null ? [] : [new JsonObject
        {
            ["dataSetFileId"] = id,
            ["dataSetViewId"] = DataSet(batch)?.View.Text("viewId"),
            ["version"] = batch.Etag,
            ["created"] = Text(batch.View.Integer("created")),
            ["updated"] = Text(batch.View.Integer("updated")),
            ["isValid"] = true,
            ["_links"] = Self(call, $"/files/{id}"),
        }]);
    }

    private Response Stored(RequestContext call)
    {
        var id = call.Id;
        var lines = id.EndsWith(FileSuffix, StringComparison.Ordinal)
            && platform.Resources.Find(call.Sandbox, ResourceKind.Batch, id[..^FileSuffix.Length]) is { } batch
            ? StoredLines(batch)
            : null;
        return Respond(call, lines ?? throw ApiErrors.NotFound.With("file", id, call.Sandbox), $"/files/{id}");
    }

    private Response Failed(RequestContext call)
    {
        var batch = Batches.Require(platform, call, call.Id);
        return Respond(call, FailedLines(batch, FailedName), $"/batches/{batch.Id}/failed");
    }

    private Response Meta(RequestContext call)
    {
        var batch = Batches.Require(platform, call, call.Id);
        var lines = FailedLines(batch, RowErrorsName);
        if (batch.View.Object("metrics").Integer("inputFileCount") is not > 0)
        {
            // Messages have no rows.
            lines = lines with { Count = 0 };
        }

        var address = $"/batches/{batch.Id}/meta";
        if (call.Query["path"].ToString().Length > 0)
        {
            return Respond(call, lines, address, RowErrors);
        }

        // The folders of the metadata.
        return Page(call, lines.Count == 0 ? [] : [Entry(call, RowErrors, 0, address, RowErrors)]);
    }

    /// <summary>Responds with the file that the query names, or with a list of the files.</summary>
    /// <param name="folder">The folder that the query can name instead of a file.</param>
    private static Response Respond(RequestContext call, Lines lines, string address, string folder = "")
    {
        var path = call.Query["path"].ToString();
        if (path.TrimEnd('/') == folder)
        {
            var name = lines.Path[(lines.Path.LastIndexOf('/') + 1)..];
            return Page(call, lines.Count == 0 ? [] : [Entry(call, name, lines.Length(), address, lines.Path)]);
        }

        if (path != lines.Path || lines.Count == 0)
        {
            throw ApiErrors.NotFound.With("file", path, call.Sandbox);
        }

        return new(200, null)
        {
            Write = ("application/octet-stream", lines.WriteAsync),
            Headers = lines.IsHidden ? [] : [("Content-Length", Text(lines.Length())!)],
        };
    }

    /// <summary>
    /// Returns the stored records of a batch; <see langword="null"/> if there are none, or if records of the dataset are damaged, so that
    /// the location of the others is not known.
    /// </summary>
    private Lines? StoredLines(StoredResource batch)
    {
        var location = batch.View.Object(CatalogBatch.Location);
        var (start, count) = (location.Integer("start") ?? 0, location.Integer("count") ?? 0);
        var lines = new Lines(platform.Records, DataSetId(batch), start, count, FailedName, IsHidden: false);
        return count > 0 && !platform.Records.IsDamaged(lines.Store) && lines.Length() == location.Integer("bytes") + count ? lines : null;
    }

    private Lines FailedLines(StoredResource batch, string path)
    {
        var store = batch.View.Object(CatalogBatch.Location).Text("run") is { } run ? Diagnostics.StoreName(run) : string.Empty;
        return new(platform.Records, store, 0, platform.Records.Count(store), path, IsHidden: true);
    }

    private StoredResource? DataSet(StoredResource batch) =>
        platform.Resources.Find(batch.Sandbox, ResourceKind.DataSet, DataSetId(batch));

    private static string DataSetId(StoredResource batch) =>
        batch.View.Items("relatedObjects") is [var dataSet, ..] ? dataSet.Text("id") ?? string.Empty : string.Empty;

    private static JsonObject Entry(RequestContext call, string name, long length, string address, string path) => new()
    {
        ["name"] = name,
        ["length"] = Text(length),
        ["_links"] = Self(call, $"{address}?path={Uri.EscapeDataString(path)}"),
    };

    private static Response Page(RequestContext call, IReadOnlyList<JsonObject> entries)
    {
        var start = QueryNumber.Read(call, "start", 0, 0);
        var limit = QueryNumber.Read(call, "limit", DefaultLimit, 1);
        var data = new JsonArray([.. entries.Skip(start).Take(limit)]);
        return Response.Ok(new JsonObject
        {
            ["_page"] = new JsonObject { ["limit"] = limit, ["count"] = data.Count },
            ["data"] = data,
        });
    }

    private static JsonObject Self(RequestContext call, string address)
    {
        var request = call.Http.Request;
        return new()
        {
            ["self"] = new JsonObject { ["href"] = $"{request.Scheme}://{request.Host}{ServicePaths.Of(Service.Other)}{Export}{address}" },
        };
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A file of which each line is a record of a store.</summary>
    /// <param name="IsHidden">Whether the folders of this machine are removed from responses to other machines.</param>
    private sealed record Lines(IRecordStore Records, string Store, long Start, long Count, string Path, bool IsHidden)
    {
        private static readonly byte[] s_newLine = "\n"u8.ToArray();

        public long Length() => Read().Sum(record => record.Length + 1L);

        public async Task WriteAsync(Stream stream, Func<JsonNode?, JsonNode?>? hide, CancellationToken cancellationToken)
        {
            // Each write to the response is sent at once.
            var buffered = new BufferedStream(stream, 64 * 1024);
            foreach (var record in Read())
            {
                var line = hide is null || !IsHidden
                    ? record
                    : JsonSerializer.SerializeToUtf8Bytes(hide(JsonNode.Parse(record.Span, documentOptions: JsonLimits.Record)));
                await buffered.WriteAsync(line, cancellationToken);
                await buffered.WriteAsync(s_newLine, cancellationToken);
            }

            await buffered.FlushAsync(cancellationToken);
        }

        private IEnumerable<ReadOnlyMemory<byte>> Read()
        {
            var left = Count;
            foreach (var record in left > 0 ? Records.Read(Store, Start) : [])
            {
                yield return record;
                if (--left == 0)
                {
                    yield break;
                }
            }
        }
    }
}
