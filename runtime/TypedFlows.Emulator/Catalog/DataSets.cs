using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Catalog;

/// <summary>Datasets: where records are stored, and by which schema.</summary>
internal sealed class DataSets(Platform platform)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Catalog, "/dataSets", List),
        Operation.Get(Service.Catalog, "/dataSets/{id}", GetOne),
        Operation.Post(Service.Catalog, "/dataSets", CreateAsync),
    ];

    private async Task<Answer> CreateAsync(Call call)
    {
        var body = await call.ReadBodyAsync();
        body.RequiredText("name", "a dataset has a name");
        var schema = body.RequiredObject("schemaRef", "it names the schema of the dataset by id and contentType");
        Schemas.Require(platform, call, schema["id"]);
        schema.RequiredText("contentType", "the version of the schema, such as application/vnd.adobe.xed-full+json;version=1");

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var document = new JsonObject();
        foreach (var (name, value) in JsonCopy.ToObject(body.Element))
        {
            document[name] = value?.DeepClone();
        }

        document["version"] = "1.0.0";
        document["imsOrg"] = platform.Organization;
        document["sandboxName"] = call.Sandbox;
        document["created"] = platform.Now;
        document["updated"] = platform.Now;
        document["createdClient"] = call.Client;
        document["state"] = document["state"] ?? "DRAFT";
        platform.Resources.Put(new(call.Sandbox, ResourceKind.DataSet, id, "1.0.0", JsonCopy.Freeze(document)));
        return Answer.Created(new JsonArray($"@/dataSets/{id}"), $"{ServicePaths.Catalog}/dataSets/{id}");
    }

    private Answer List(Call call)
    {
        var limit = Math.Min(Number(call, "limit", DefaultLimit, 1), MaxLimit);
        var start = Number(call, "start", 0, 0);
        return Answer.Ok(Dictionary(platform.Resources.List(call.Sandbox, ResourceKind.DataSet).Skip(start).Take(limit)));
    }

    private Answer GetOne(Call call) =>
        platform.Resources.Find(call.Sandbox, ResourceKind.DataSet, call.Id) is { } found
            ? Answer.Ok(Dictionary([found]))
            : throw Refusals.NotFound.With("dataset", call.Id, call.Sandbox);

    private static JsonObject Dictionary(IEnumerable<StoredResource> dataSets)
    {
        var byId = new JsonObject();
        foreach (var dataSet in dataSets)
        {
            byId[dataSet.Id] = JsonCopy.ToNode(dataSet.Document);
        }

        return byId;
    }

    private static int Number(Call call, string name, int absent, int least)
    {
        var text = call.Query[name].ToString();
        if (text.Length == 0)
        {
            return absent;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw Refusals.QueryParameter.With(name, text, $"it must be a whole number of at least {least}");
    }
}
