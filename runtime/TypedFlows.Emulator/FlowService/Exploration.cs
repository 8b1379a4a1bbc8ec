using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Tests and explores the system behind a base connection.</summary>
internal sealed class Exploration(Platform platform, SourceBindings sources)
{
    private const int PreviewRows = 10;

    private static readonly SourceFormat s_any = new(null, null, null);

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.FlowService, "/connections/{id}/test", Test),
        Operation.Get(Service.FlowService, "/connections/{id}/explore", Explore),
    ];

    private Response Test(RequestContext call)
    {
        var connection = Connection(call);
        if (!sources.IsBound(connection.View.Object("connectionSpec").Text("id") ?? string.Empty))
        {
            return Response.Ok(new JsonObject { ["result"] = true });
        }

        try
        {
            using var store = sources.Open(connection);
            store.Test(call.Http.RequestAborted);
            return Response.Ok(new JsonObject { ["result"] = true });
        }
        catch (SourceException e)
        {
            var error = new JsonObject { ["code"] = e.Code, ["message"] = e.Message };
            return Response.Ok(new JsonObject { ["result"] = false, ["errors"] = new JsonArray(error) });
        }
    }

    private Response Explore(RequestContext call)
    {
        var connection = Connection(call);
        var type = Query(call, "objectType").ToLowerInvariant();
        var path = Query(call, "object");
        try
        {
            using var store = sources.Open(connection);
            return type switch
            {
                "" or "root" => Response.Ok(List(call, store, "/")),
                "folder" => Response.Ok(List(call, store, path.Length == 0 ? "/" : path)),
                "file" or "table" when path.Length > 0 => Response.Ok(Describe(call, store, path)),
                "file" or "table" => throw ApiErrors.QueryParameter.With("object", path, $"it names the {type}"),
                _ => throw ApiErrors.QueryParameter.With("objectType", type, "it must be root, folder, file or table"),
            };
        }
        catch (SourceException e)
        {
            throw ApiErrors.NothingToExplore.With(e.Message);
        }
    }

    private static JsonArray List(RequestContext call, SourceStore store, string path)
    {
        var entries = new JsonArray();
        foreach (var (name, full, isFolder) in store.List(path, call.Http.RequestAborted))
        {
            var type = isFolder ? "folder" : store.HasTables ? "table" : s_any.Takes(name) ? "file" : "other";
            entries.Add((JsonNode)new JsonObject
            {
                ["type"] = type,
                ["name"] = name,
                ["path"] = full,
                ["canPreview"] = type is "file" or "table",
                ["canFetchSchema"] = type is "file" or "table",
            });
        }

        return entries;
    }

    private static JsonObject Describe(RequestContext call, SourceStore store, string path)
    {
        var data = new JsonObject();
        if (Query(call, "fileType") is { Length: > 0 } format)
        {
            data["format"] = format;
        }

        var properties = new JsonObject();
        if (Query(call, "compressionType") is { Length: > 0 } compression)
        {
            properties["compressionType"] = compression;
        }

        if (Query(call, "columnDelimiter") is { Length: > 0 } delimiter)
        {
            properties["columnDelimiter"] = delimiter;
        }

        data["properties"] = properties;
        var (columns, rows) = SourcePreview.Read(
            store, path, new(JsonCopy.Freeze(data), string.Empty), PreviewRows, Filter(call), call.Http.RequestAborted);
        var described = new JsonObject { ["format"] = "flat", ["schema"] = new JsonObject { ["columns"] = columns } };
        if (!Query(call, "preview").Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            described["data"] = rows;
        }

        return described;
    }

    // The conditions are Base64 of JSON.
    private static RowFilter? Filter(RequestContext call)
    {
        if (Query(call, "filters") is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            // A plus sign that is not escaped arrives as a space.
            using var document = JsonDocument.Parse(Convert.FromBase64String(text.Replace(' ', '+')));
            return RowFilter.Read(new(document.RootElement.Clone(), string.Empty));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw ApiErrors.QueryParameter.With("filters", text, "it must be the Base64 of a JSON object");
        }
    }

    private StoredResource Connection(RequestContext call) =>
        ResourceReads.Require(platform, call, ResourceKind.Connection, "base connection");

    // ASP.NET matches query names case-insensitively: FileType, as in the vendor's file, is fileType.
    private static string Query(RequestContext call, string name) => call.Query[name].ToString();
}
