using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Catalog;

/// <summary>
/// Serves the files of batches: the stored records as Parquet, and the failed ones as lines of JSON. They are made from the store.
/// </summary>
internal sealed class BatchFiles(Platform platform)
{
    private const string Export = "/foundation/export";
    private const string ContentType = "application/octet-stream";
    private const string RowErrors = "row_errors";
    private const string StoredName = "part-00000.parquet";
    private const string FailedName = "part-00000.json";
    private const string RowErrorsName = RowErrors + "/conversion_errors_0.json";
    private const string FileSuffix = "-1";
    private const int DefaultLimit = 100;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Other, Export + "/batches/{id}/files", Files),
        Operation.Get(Service.Other, Export + "/files/{id}", StoredAsync),
        Operation.Get(Service.Other, Export + "/batches/{id}/failed", FailedAsync),
        Operation.Get(Service.Other, Export + "/batches/{id}/meta", MetaAsync),
    ];

    private Response Files(RequestContext call)
    {
        var batch = Batches.Require(platform, call, call.Id);
        var id = batch.Id + FileSuffix;
        return Page(call, StoredOf(batch) is null ? [] : [new JsonObject
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

    private Task<Response> StoredAsync(RequestContext call)
    {
        var id = call.Id;
        var file = id.EndsWith(FileSuffix, StringComparison.Ordinal)
            && platform.Resources.Find(call.Sandbox, ResourceKind.Batch, id[..^FileSuffix.Length]) is { } batch
            ? StoredOf(batch)
            : null;
        return RespondAsync(call, file ?? throw ApiErrors.NotFound.With("file", id, call.Sandbox), $"/files/{id}");
    }

    private Task<Response> FailedAsync(RequestContext call)
    {
        var batch = Batches.Require(platform, call, call.Id);
        return RespondAsync(call, FailedLines(batch, FailedName), $"/batches/{batch.Id}/failed");
    }

    private async Task<Response> MetaAsync(RequestContext call)
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
            return await RespondAsync(call, lines, address, RowErrors);
        }

        // The folders of the metadata.
        return Page(call, lines.Count == 0 ? [] : [Entry(call, RowErrors, 0, address, RowErrors)]);
    }

    /// <summary>Responds with the file that the query names, or with a list of the files.</summary>
    /// <param name="folder">The folder that the query can name instead of a file.</param>
    private static async Task<Response> RespondAsync(RequestContext call, IBatchFile file, string address, string folder = "")
    {
        var path = call.Query["path"].ToString();
        if (path.TrimEnd('/') == folder)
        {
            var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
            return Page(
                call,
                file.Count == 0 ? [] : [Entry(call, name, await file.LengthAsync(call.Http.RequestAborted), address, file.Path)]);
        }

        if (path != file.Path || file.Count == 0)
        {
            throw ApiErrors.NotFound.With("file", path, call.Sandbox);
        }

        return await file.RespondAsync(call.Http);
    }

    /// <summary>
    /// Returns the stored records of a batch; <see langword="null"/> if there are none, or if records of the dataset are damaged, so that
    /// the location of the others is not known.
    /// </summary>
    private StoredFile? StoredOf(StoredResource batch)
    {
        var location = batch.View.Object(CatalogBatch.Location);
        var (start, count) = (location.Integer("start") ?? 0, location.Integer("count") ?? 0);
        var lines = new Lines(platform.Records, DataSetId(batch), start, count, StoredName);
        return count > 0 && !platform.Records.IsDamaged(lines.Store) && lines.Length() == location.Integer("bytes") + count
            ? new(new(platform, lines.Store), start, count) : null;
    }

    private Lines FailedLines(StoredResource batch, string path)
    {
        var store = batch.View.Object(CatalogBatch.Location).Text("run") is { } run ? Diagnostics.StoreName(run) : string.Empty;
        return new(platform.Records, store, 0, platform.Records.Count(store), path);
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

    private interface IBatchFile
    {
        /// <summary>Gets the path in the list of files.</summary>
        string Path { get; }

        /// <summary>Gets the number of records.</summary>
        long Count { get; }

        Task<long> LengthAsync(CancellationToken cancellationToken);

        /// <summary>Responds with the content.</summary>
        Task<Response> RespondAsync(HttpContext http);
    }

    /// <summary>The stored records as Parquet. The same records always make the same bytes.</summary>
    private sealed record StoredFile(ParquetExport Records, long Start, long Count) : IBatchFile
    {
        public string Path => StoredName;

        public async Task<long> LengthAsync(CancellationToken cancellationToken)
        {
            await using var file = await Records.ToFileAsync(Start, Count, cancellationToken);
            return file.Length;
        }

        public async Task<Response> RespondAsync(HttpContext http) =>
            Response.File(http, ContentType, await Records.ToFileAsync(Start, Count, http.RequestAborted));
    }

    /// <summary>A file of which each line is a record of a store.</summary>
    private sealed record Lines(IRecordStore Records, string Store, long Start, long Count, string Path) : IBatchFile
    {
        private static readonly byte[] s_newLine = "\n"u8.ToArray();

        public Task<long> LengthAsync(CancellationToken cancellationToken) => Task.FromResult(Length());

        public long Length() => Read().Sum(record => record.Length + 1L);

        /// <remarks>The length depends on who receives the lines.</remarks>
        public Task<Response> RespondAsync(HttpContext http) => Task.FromResult(new Response(200, null) { Write = (ContentType, WriteAsync) });

        private async Task WriteAsync(Stream stream, Func<JsonNode?, JsonNode?>? hide, CancellationToken cancellationToken)
        {
            // Each write to the response is sent at once.
            var buffered = new BufferedStream(stream, 64 * 1024);
            foreach (var record in Read())
            {
                var line = hide is null
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
