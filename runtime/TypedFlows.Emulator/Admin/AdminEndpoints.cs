using System.Globalization;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Admin;

/// <summary>Serves the stored records and the journal, which the real platform does not offer.</summary>
internal sealed class AdminEndpoints(Platform platform, RequestJournal journal)
{
    private const int DefaultLimit = 100;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Emulator, "/datasets/{id}/records", RecordsAsync),
        Operation.Get(Service.Emulator, "/runs/{id}/diagnostics", call => Page(call, Diagnostics.StoreName(call.Id))),
        Operation.Get(Service.Emulator, "/journal", Journal),
        Operation.Delete(Service.Emulator, "/journal", _ =>
        {
            journal.Clear();
            return Response.NoContent;
        }),
    ];

    private async Task<Response> RecordsAsync(RequestContext call)
    {
        var id = call.Id;
        if (!platform.Resources.Exists(ResourceKind.DataSet, id) && platform.Records.Count(id) == 0)
        {
            throw ApiErrors.NotFound.With("dataset", id, "(any)");
        }

        return call.Query["format"].ToString() switch
        {
            "" or "json" => Page(call, id),
            "parquet" => await ExportAsync(call, id),
            var format => throw ApiErrors.QueryParameter.With("format", format, "it must be json or parquet"),
        };
    }

    /// <summary>Responds with a file that is complete before the response is started, so that an error has its status.</summary>
    private async Task<Response> ExportAsync(RequestContext call, string id)
    {
        var start = Number(call, "start", 0);
        var limit = Number(call, "limit", long.MaxValue);
        var file = await new ParquetExport(platform, id).ToFileAsync(start, limit, call.Http.RequestAborted);
        return Response.File(call.Http, ParquetExport.ContentType, file);
    }

    private Response Page(RequestContext call, string id)
    {
        var start = Number(call, "start", 0);
        var limit = Number(call, "limit", DefaultLimit);

        var items = new JsonArray();
        foreach (var record in platform.Records.Read(id, start).Take((int)Math.Min(limit, 10_000)))
        {
            items.Add(JsonNode.Parse(record.Span, documentOptions: JsonLimits.Record));
        }

        return Response.Ok(new JsonObject { ["items"] = items, ["start"] = start, ["total"] = platform.Records.Count(id) });
    }

    private Response Journal(RequestContext call)
    {
        return Response.Ok(new JsonObject { ["items"] = new JsonArray([.. journal.Read().Select(entry => entry.Print())]) });
    }

    private static long Number(RequestContext call, string name, long absent)
    {
        var text = call.Query[name].ToString();
        if (text.Length == 0)
        {
            return absent;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiErrors.QueryParameter.With(name, text, "it must be a whole number");
    }
}
