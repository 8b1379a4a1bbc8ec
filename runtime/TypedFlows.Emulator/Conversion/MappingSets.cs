using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Conversion;

/// <summary>
/// Serves mapping sets, which map source attributes to XDM paths. The service has two vocabularies
/// (<c>sourceAttribute</c>/<c>destinationXdmPath</c> and <c>source</c>/<c>destination</c>); it accepts both and returns both.
/// </summary>
internal sealed class MappingSets(Platform platform)
{
    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Conversion, "/mappingSets", List),
        Operation.Get(Service.Conversion, "/mappingSets/{id}", call => Response.Ok(JsonCopy.ToNode(Require(call).Document)!)),
        Operation.Get(
            Service.Conversion,
            "/mappingSets/{id}/mappings",
            call => Response.Ok(
                new JsonArray([.. Require(call).View.Items("mappings").Select(mapping => JsonCopy.ToNode(mapping.Element))]))),
        Operation.Get(Service.Conversion, "/mappingSets/{id}/mappings/{id2}", GetMapping),
        Operation.Post(Service.Conversion, "/mappingSets", CreateAsync),
        Operation.Post(Service.Conversion, "/mappingSets/validate", ValidateAsync),
        Operation.Put(Service.Conversion, "/mappingSets/{id}", ReplaceAsync),
    ];

    private Response List(RequestContext call)
    {
        foreach (var needed in (string[])["limit", "start"])
        {
            if (call.Query[needed].ToString().Length == 0)
            {
                throw ApiErrors.QueryParameter.With(needed, string.Empty, "a list of mapping sets needs limit and start");
            }
        }

        var limit = QueryNumber.Read(call, "limit", 0, 1);
        var start = QueryNumber.Read(call, "start", 0, 0);
        var name = call.Query["name"].ToString();
        var all = platform.Resources.List(call.Sandbox, ResourceKind.MappingSet)
            .Where(found => name.Length == 0 || found.View.Text("name") == name)
            .ToList();
        var page = all.Skip(start).Take(limit).Select(found => JsonCopy.ToNode(found.Document)).ToArray();
        var links = new JsonObject();
        if (start + (long)page.Length < all.Count)
        {
            links["next"] = new JsonObject
            {
                ["href"] =
                    $"/mappingSets?limit={limit}&start="
                        + $"{start + page.Length}{(name.Length == 0 ? string.Empty : "&name=" + Uri.EscapeDataString(name))}",
            };
        }

        return Response.Ok(new JsonObject
        {
            ["data"] = new JsonArray(page),
            ["_page"] = new JsonObject { ["count"] = page.Length, ["totalCount"] = all.Count, ["start"] = start, ["limit"] = limit },
            ["_links"] = links,
        });
    }

    private Response GetMapping(RequestContext call)
    {
        foreach (var mapping in Require(call).View.Items("mappings"))
        {
            if (mapping.Text("id") == call.InnerId)
            {
                return Response.Ok(JsonCopy.ToNode(mapping.Element)!);
            }
        }

        throw ApiErrors.NotFound.With("mapping", call.InnerId, call.Sandbox);
    }

    /// <summary>Returns for each mapping whether it is valid.</summary>
    private async Task<Response> ValidateAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        OutputSchema(call, body);
        var rows = Items(body).Select(ReadRow).ToList();
        using var problems = XdmTree.FindProblems(rows.Select(row => row.Mapping).OfType<FieldMapping>()).GetEnumerator();
        var results = rows.Select(row => Result(row, row.Mapping is not null && problems.MoveNext() ? problems.Current : row.Problem));
        return Response.Ok(new JsonObject { ["validationResponse"] = new JsonArray([.. results]) });
    }

    private static (JsonView Item, FieldMapping? Mapping, string? Problem) ReadRow(JsonView item)
    {
        try
        {
            return (item, ReadMapping(item.Of(JsonValueKind.Object, "an object").Required("a mapping")), null);
        }
        catch (ApiErrorException e) when (e.Error != ApiErrors.NotDone)
        {
            return (item, null, e.Message);
        }
    }

    private static JsonNode Result((JsonView Item, FieldMapping? Mapping, string? Problem) row, string? problem)
    {
        var result = new JsonObject { ["status"] = problem is null ? "SUCCESS" : "FAILED", ["errors"] = null };
        if (problem is not null)
        {
            var item = row.Item with { IsStored = true };
            var source = item.Text("source") ?? item.Text("sourceAttribute");
            result["errors"] = new JsonArray(new JsonObject
            {
                ["destination"] = item.Text("destination") ?? item.Text("destinationXdmPath"),
                ["exception"] = problem,
                ["source"] = source,
                ["columnName"] = source,
                ["sourceType"] = item.Text("sourceType") ?? "ATTRIBUTE",
            });
        }

        return result;
    }

    private async Task<Response> ReplaceAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        lock (platform.Resources.Changes)
        {
            var found = Require(call);
            var version = (int)Math.Clamp((found.View.Integer("version") ?? -1) + 1, 0, int.MaxValue);
            return Store(call, body, found.Id, version, found.View.Integer("createdDate") ?? platform.Now);
        }
    }

    private async Task<Response> CreateAsync(RequestContext call) =>
        Store(call, await call.ReadBodyAsync(), Guid.NewGuid().ToString("N"), 0, platform.Now);

    private Response Store(RequestContext call, JsonView body, string id, int version, long created)
    {
        var (schemaId, schemaVersion) = OutputSchema(call, body);
        var mappings = Mappings(body);
        var document = MappingSetDocument.Print(platform, id, version, created, schemaId, schemaVersion, body, mappings);
        platform.Resources.Put(new StoredResource(
            call.Sandbox, ResourceKind.MappingSet, id, version.ToString(CultureInfo.InvariantCulture), JsonCopy.Freeze(document)));
        return Response.Ok(document);
    }

    private static IReadOnlyList<JsonView> Items(JsonView body) => body.Items("mappings") is { Count: > 0 } items
        ? items
        : throw ApiErrors.MissingMember.With("/mappings", "a mapping set has at least one mapping");

    private static List<FieldMapping> Mappings(JsonView body)
    {
        var mappings = new List<FieldMapping>();
        foreach (var item in Items(body))
        {
            mappings.Add(ReadMapping(item.Of(JsonValueKind.Object, "an object").Required("a mapping")));
        }

        return XdmTree.FindProblem(mappings) is { } problem ? throw ApiErrors.MappingPaths.With("/mappings", problem) : mappings;
    }

    private StoredResource Require(RequestContext call) =>
        platform.Resources.Find(call.Sandbox, ResourceKind.MappingSet, call.Id)
            ?? throw ApiErrors.NotFound.With("mapping set", call.Id, call.Sandbox);

    private (string Id, string? Version) OutputSchema(RequestContext call, JsonView body)
    {
        if (body["outputSchema"].IsPresent)
        {
            var reference = body.Object("outputSchema")
                .RequiredObject("schemaRef", "the schema that the mappings write, by id and contentType");
            Schemas.Require(platform, call, reference["id"]);
            return (reference.Text("id")!, reference.Text("contentType"));
        }

        var schema = body["xdmSchema"].Required("the $id of the schema that the mappings write (or outputSchema.schemaRef.id)");
        Schemas.Require(platform, call, schema);
        return (schema.Element.GetString()!, body.Text("xdmVersion"));
    }

    private static FieldMapping ReadMapping(JsonView mapping)
    {
        var type = mapping.Text("sourceType") ?? "ATTRIBUTE";
        if (type is not ("ATTRIBUTE" or "text/x.schema-path"))
        {
            throw ApiErrors.NotDone.With($"A mapping of the source type '{type}' ({mapping["sourceType"].Pointer})");
        }

        const string SourceWhy = "the attribute of the source that is mapped (source, or sourceAttribute in the older vocabulary)";
        const string DestinationWhy = "the XDM path that is written (destination, or destinationXdmPath in the older vocabulary)";
        var source = mapping.Text("sourceAttribute") ?? mapping.RequiredText("source", SourceWhy);
        var destination = mapping.Text("destinationXdmPath") ?? mapping.RequiredText("destination", DestinationWhy);
        if (source.Length == 0)
        {
            throw ApiErrors.MissingMember.With(mapping["source"].Pointer, SourceWhy);
        }

        if (destination.Contains('[', StringComparison.Ordinal))
        {
            throw ApiErrors.NotDone.With($"A mapping into an array ('{destination}' at {mapping.Pointer})");
        }

        return XdmTree.IsPath(destination)
            ? new(source, destination)
            : throw ApiErrors.MappingPaths.With(
                mapping.Pointer,
                $"'{destination}' is not an XDM path: write property names separated by dots, such as person.name.firstName.");
    }
}
