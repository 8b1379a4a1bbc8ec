using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.Fields;
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
    private static readonly TimeSpan s_slowExpressions = TimeSpan.FromSeconds(10);

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
        Operation.Post(Service.Conversion, "/mappingSets/preview", PreviewAsync),
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
        var checker = new MappingRowChecker(InputFields(call, body), Fields(call, OutputSchema(call, body).Id));
        var rows = Items(body).Select(ReadRow).ToList();
        using var problems = XdmTree.FindProblems(rows.Select(row => row.Mapping).OfType<MappingSetRow>().Select(FieldMapping.Of))
            .GetEnumerator();
        var results = new JsonArray();
        foreach (var (item, mapping, problem) in rows)
        {
            var found = mapping is null ? problem : problems.MoveNext() ? problems.Current ?? checker.FindProblem(mapping) : null;
            results.Add((JsonNode)new JsonObject
            {
                ["status"] = found is null ? "SUCCESS" : "FAILED",
                ["errors"] = found is null ? null : new JsonArray(Error(item, found)),
            });
        }

        return Response.Ok(new JsonObject { ["validationResponse"] = results });
    }

    /// <summary>Applies a mapping set to one row, or to an array of rows.</summary>
    private async Task<Response> PreviewAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        var document = body.RequiredObject("mappingSet", "the mapping set to apply");
        var rows = Rows(document);
        var items = rows.Zip(Items(document)).ToDictionary();
        var set = new MappingSet(rows)
        {
            AllowsNull = document["allowNullValues"].Element.ValueKind == JsonValueKind.True,
        };
        var target = MappingTarget.Of(
            document["outputSchema"].IsPresent || document["xdmSchema"].IsPresent
                ? Fields(call, OutputSchema(call, document).Id) : null);
        var slow = new SlowEvaluations(s_slowExpressions);
        var data = body["data"].Required("a row of the source, or an array of rows");
        return data.Element.ValueKind == JsonValueKind.Array
            ? Response.Ok(new JsonArray([.. body.Items("data").Select(Apply)]))
            : Response.Ok(Apply(data));

        JsonNode Apply(JsonView row)
        {
            var source = row.Of(JsonValueKind.Object, "an object").Required("a row");
            var (written, errors) = set.Apply(ValueJson.ReadObject(source.Element), target, platform.Time, slow);
            return new JsonObject
            {
                ["data"] = JsonNode.Parse(ValueJson.Text(written)),
                ["errors"] = errors.Count == 0 ? null : new JsonArray(
                    [.. errors.Select(error => Error(items[error.Row], error.Error.ToString()))]),
            };
        }
    }

    private FieldSchema? Fields(RequestContext call, string schemaId) =>
        platform.RecordSchemas.Find(call.Sandbox, schemaId) is { } schema ? SchemaField.Of(schema.Document) : null;

    // A source can have a schema that the emulator does not hold. Its fields are then unknown.
    private FieldSchema? InputFields(RequestContext call, JsonView body) =>
        body.Object("inputSchema").Text("id") is { } id ? Fields(call, id) : null;

    private static (JsonView Item, MappingSetRow? Mapping, string? Problem) ReadRow(JsonView item)
    {
        try
        {
            return (item, ReadMapping(item), null);
        }
        catch (ApiErrorException e)
        {
            return (item, null, e.Message);
        }
    }

    private static JsonNode Error(JsonView row, string problem)
    {
        var item = row with { IsStored = true };
        var source = item.Text("source") ?? item.Text("sourceAttribute");
        return new JsonObject
        {
            ["destination"] = item.Text("destination") ?? item.Text("destinationXdmPath"),
            ["exception"] = problem,
            ["source"] = source,
            ["columnName"] = source,
            ["sourceType"] = item.Text("sourceType") ?? MappingSetRow.Attribute,
        };
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
        var mappings = Rows(body);
        var document = MappingSetDocument.Print(platform, id, version, created, schemaId, schemaVersion, body, mappings);
        platform.Resources.Put(new StoredResource(
            call.Sandbox, ResourceKind.MappingSet, id, version.ToString(CultureInfo.InvariantCulture), JsonCopy.Freeze(document)));
        return Response.Ok(document);
    }

    private static IReadOnlyList<JsonView> Items(JsonView body) => body.Items("mappings") is { Count: > 0 } items
        ? items
        : throw ApiErrors.MissingMember.With("/mappings", "a mapping set has at least one mapping");

    private static List<MappingSetRow> Rows(JsonView body)
    {
        var rows = Items(body).Select(ReadMapping).ToList();
        return XdmTree.FindProblem(rows.Select(FieldMapping.Of)) is { } problem
            ? throw ApiErrors.MappingPaths.With("/mappings", problem) : rows;
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

    private static MappingSetRow ReadMapping(JsonView item)
    {
        var mapping = item.Of(JsonValueKind.Object, "an object").Required("a mapping");
        var type = mapping.Text("sourceType") ?? MappingSetRow.Attribute;
        var kind = MappingSetRow.KindOf(type)
            ?? throw ApiErrors.WrongMember.With(mapping["sourceType"].Pointer, "ATTRIBUTE, EXPRESSION or STATIC", $"'{type}'");
        const string SourceWhy = "the attribute of the source that is mapped (source, or sourceAttribute in the older vocabulary)";
        const string DestinationWhy = "the XDM path that is written (destination, or destinationXdmPath in the older vocabulary)";
        var source = mapping.Text("sourceAttribute") ?? mapping.RequiredText("source", SourceWhy);
        var destination = mapping.Text("destinationXdmPath") ?? mapping.RequiredText("destination", DestinationWhy);
        if (source.Length == 0)
        {
            throw ApiErrors.MissingMember.With(mapping["source"].Pointer, SourceWhy);
        }

        return XdmTree.IsPath(destination)
            ? new(kind, source, destination)
            : throw ApiErrors.MappingPaths.With(
                mapping.Pointer,
                $"'{destination}' is not an XDM path: write property names separated by dots, such as person.name.firstName, and select "
                    + "items of an array by [0] or [*].");
    }
}
