using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Catalog;

/// <summary>Serves datasets, which store records by a schema.</summary>
internal sealed class DataSets(Platform platform)
{
    private const string What = "dataset";

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(
            Service.Catalog, "/dataSets", call => CatalogList.Page(call, platform.Resources.List(call.Sandbox, ResourceKind.DataSet))),
        Operation.Get(Service.Catalog, "/dataSets/{id}", call => Response.Ok(CatalogList.Dictionary(call, [Require(call)]))),
        Operation.Post(Service.Catalog, "/dataSets", CreateAsync),
        Operation.Put(Service.Catalog, "/dataSets/{id}", ReplaceAsync),
        Operation.Patch(Service.Catalog, "/dataSets/{id}", PatchAsync),
        Operation.Patch(Service.Catalog, "/v2/dataSets/{id}", PatchMatchedAsync),
        Operation.Delete(Service.Catalog, "/dataSets/{id}", Delete),
    ];

    private async Task<Response> CreateAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        Check(call, body);
        var id = NewId();
        Store(call, id, body, "1.0.0", platform.Now, call.Client, NewId());
        return Response.Created(Link(id), $"{ServicePaths.Catalog}/dataSets/{id}");
    }

    private async Task<Response> ReplaceAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        lock (platform.Resources.Changes)
        {
            return Change(call, Require(call), body);
        }
    }

    private async Task<Response> PatchAsync(RequestContext call)
    {
        var body = await call.ReadListAsync();
        lock (platform.Resources.Changes)
        {
            return Patch(call, Require(call), body);
        }
    }

    private async Task<Response> PatchMatchedAsync(RequestContext call)
    {
        var body = await call.ReadListAsync();
        lock (platform.Resources.Changes)
        {
            var found = Require(call);
            if (call.Http.Request.Headers.IfMatch.Count > 0)
            {
                Precondition.Check(call, found.Etag);
            }

            return Patch(call, found, body);
        }
    }

    /// <summary>Applies a JSON Patch if the body is a list, otherwise a merge patch.</summary>
    private Response Patch(RequestContext call, StoredResource found, JsonView body)
    {
        if (body.Element.ValueKind == JsonValueKind.Array)
        {
            var patched = JsonPatch.Apply(found.Document, body, IsOwn);
            return Change(call, found, new(JsonCopy.Freeze(patched), string.Empty));
        }

        var merged = JsonCopy.ToObject(found.Document);
        Merge(merged, JsonCopy.ToObject(body.Of(JsonValueKind.Object, "an object").Required("the properties to change").Element));
        return Change(call, found, new(JsonCopy.Freeze(merged), string.Empty));
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner && target[name] is JsonObject there)
            {
                Merge(there, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    private Response Change(RequestContext call, StoredResource found, JsonView body)
    {
        Check(call, body);
        var before = found.View;
        var digits = found.Etag.AsSpan(found.Etag.LastIndexOf('.') + 1);
        var patch = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last + 1L : 0;
        Store(
            call,
            found.Id,
            body,
            $"1.0.{patch}",
            before.Integer("created") ?? platform.Now,
            before.Text("createdClient") ?? call.Client,
            before.Text("viewId") ?? NewId());
        return Response.Ok(Link(found.Id));
    }

    private void Check(RequestContext call, JsonView body)
    {
        body.RequiredText("name", "a dataset has a name");
        var schema = body.RequiredObject("schemaRef", "the schema of the dataset by id and contentType");
        Schemas.Require(platform, call, schema["id"]);
        schema.RequiredText("contentType", "the version of the schema, such as application/vnd.adobe.xed-full+json;version=1");
    }

    private void Store(RequestContext call, string id, JsonView body, string version, long created, string client, string viewId)
    {
        var document = JsonCopy.ToObject(body.Element);
        document["version"] = version;
        document["imsOrg"] = platform.Organization;
        document["sandboxName"] = call.Sandbox;
        document["created"] = created;
        document["updated"] = platform.Now;
        document["createdClient"] = client;
        document["createdUser"] = Envelope.User;
        document["updatedUser"] = Envelope.User;
        document["state"] ??= "DRAFT";
        document["viewId"] = viewId;
        document["files"] = $"@/dataSets/{id}/views/{viewId}/files";
        document["basePath"] = "adl://emulator/" + id;
        document["fileDescription"] ??=
            new JsonObject { ["persisted"] = true, ["containerFormat"] = "parquet", ["format"] = "parquet" };
        document["observableSchema"] ??= new JsonObject();
        document["enableErrorDiagnostics"] ??= false;
        document["classification"] ??= new JsonObject { ["dataBehavior"] = Behavior(call, body), ["managedBy"] = "CUSTOMER" };
        if (document["tags"] is null or JsonObject)
        {
            var tags = document["tags"] as JsonObject ?? [];
            tags["adobe/pqs/table"] ??= new JsonArray(TableName(body.Text("name")!));
            document["tags"] = tags;
        }

        platform.Resources.Put(new StoredResource(call.Sandbox, ResourceKind.DataSet, id, version, JsonCopy.Freeze(document)));
    }

    private Response Delete(RequestContext call)
    {
        lock (platform.Resources.Changes)
        {
            var found = Require(call);
            var user = platform.Resources.List(call.Sandbox, ResourceKind.TargetConnection)
                .FirstOrDefault(target => target.View.Object("params").Text("dataSetId") == found.Id);
            if (user is not null)
            {
                throw ApiErrors.InUse.With(What, found.Id, $"the target connection {user.Id}");
            }

            platform.Resources.Remove(call.Sandbox, ResourceKind.DataSet, found.Id);
            return Response.Ok(Link(found.Id));
        }
    }

    private StoredResource Require(RequestContext call) =>
        platform.Resources.Find(call.Sandbox, ResourceKind.DataSet, call.Id) ?? throw ApiErrors.NotFound.With(What, call.Id, call.Sandbox);

    private static bool IsOwn(string name) => name is "version" or "imsOrg" or "sandboxName" or "created" or "updated" or "createdClient"
        or "createdUser" or "updatedUser" or "viewId" or "files" or "basePath";

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>Returns the behavior of the schema's class: events, records, or tables without a class.</summary>
    private string Behavior(RequestContext call, JsonView body)
    {
        var extends = RegistryViews.Find(platform, call.Sandbox, body.Object("schemaRef").Text("id") ?? string.Empty) is { } schema
            ? RegistryViews.Extends(platform, call.Sandbox, schema)
            : [];
        return extends.Contains("https://ns.adobe.com/xdm/data/time-series") ? "time-series"
            : extends.Contains("https://ns.adobe.com/xdm/data/adhoc") ? "adhoc"
            : "record";
    }

    /// <summary>Returns the name that queries use for the dataset.</summary>
    private static string TableName(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));

    private static JsonArray Link(string id) => new($"@/dataSets/{id}");
}
