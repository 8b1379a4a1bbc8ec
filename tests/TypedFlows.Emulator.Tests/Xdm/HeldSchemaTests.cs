using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests the forms in which the emulator returns compiled schemas, and descriptors.</summary>
public sealed class HeldSchemaTests
{
    private const string Xed = "application/vnd.adobe.xed";

    [Fact]
    public async Task A_compiled_schema_is_returned_with_its_own_text_in_every_form()
    {
        var (session, folder) = await GardenSchema.StartAsync();
        using var _ = folder;
        await using var __ = session;
        (await session.PostAsync(SchemaPath + "tenant/descriptors", $$"""
            { "@type": "xdm:descriptorDeprecated", "xdm:sourceSchema": "{{GardenSchema.Id}}", "xdm:sourceVersion": 1,
                "xdm:sourceProperty": ["/_garden/gate", "/_garden/plants/height", "/nowhere"] }
            """)).Expect(HttpStatusCode.Created);

        var full = await GetAsync(session, GardenSchema.Id, Xed + "-full+json; version=1");
        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(GardenSchema.Answer)), JsonSerializer.Serialize(full));
        Assert.Equal(
            full.GetRawText(), (await GetAsync(session, GardenSchema.OtherId, Xed + "-full+json; version=1")).GetRawText());

        var plain = await GetAsync(session, GardenSchema.Id, Xed + "-full-notext+json; version=1");
        Assert.False(plain.TryGetProperty("title", out var _));
        Assert.False(Field(plain, "code").TryGetProperty("title", out var _));
        Assert.True(plain.TryGetProperty("$id", out var _));

        var described = await GetAsync(session, GardenSchema.Id, Xed + "-full-desc+json; version=1");
        Assert.Single(described.GetProperty("meta:descriptors").EnumerateArray());

        var deprecated = await GetAsync(session, GardenSchema.Id, Xed + "-deprecatefield+json; version=1");
        Assert.Equal("deprecated", Field(deprecated, "gate").GetProperty("meta:status").GetString());
        var height = Field(deprecated, "plants").GetProperty("items").GetProperty("properties").GetProperty("height");
        Assert.Equal("deprecated", height.GetProperty("meta:status").GetString());
        Assert.False(Field(deprecated, "code").TryGetProperty("meta:status", out var _));

        var linked = await GetAsync(session, GardenSchema.Id, Xed + "+json; version=1");
        Assert.False(linked.TryGetProperty("properties", out var _));
        Assert.Equal(
            [GardenSchema.ExperienceEvent, "https://ns.adobe.com/garden/mixins/1"],
            linked.GetProperty("allOf").EnumerateArray().Select(part => part.GetProperty("$ref").GetString()));

        var row = Assert.Single((await ListAsync(session, Xed + "-id+json")).GetProperty("results").EnumerateArray());
        Assert.Equal(["$id", "meta:altId", "version", "title"], row.EnumerateObject().Select(each => each.Name));
        Assert.Single((await ListAsync(session, Xed + "+json", "?property=title==Garden Visits")).GetProperty("results").EnumerateArray());
        Assert.Empty((await ListAsync(session, Xed + "-id+json", "?property=title==Other")).GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task A_compiled_schema_has_datasets_in_every_sandbox_also_if_strict()
    {
        var (session, folder) = await GardenSchema.StartAsync(o => o.Strict = true);
        using var _ = folder;
        await using var __ = session;
        var made = new Deployment(session);
        await made.CreateTargetAsync(schemaId: GardenSchema.Id);
        var dataSet = (await session.GetAsync(CatalogPath + "dataSets/" + made.DataSetId)).Body.GetProperty(made.DataSetId);
        Assert.Equal("time-series", dataSet.GetProperty("classification").GetProperty("dataBehavior").GetString());
        (await session.SendAsync(
            HttpMethod.Get, SchemaPath + "tenant/schemas/" + GardenSchema.OtherId, null, headers =>
            {
                headers.Remove("x-sandbox-name");
                headers.Add("x-sandbox-name", "other");
                headers.TryAddWithoutValidation("Accept", Xed + "-full+json; version=1");
            })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_compiled_schema_cannot_be_changed()
    {
        var (session, folder) = await GardenSchema.StartAsync();
        using var _ = folder;
        await using var __ = session;
        var reply = await session.DeleteAsync(SchemaPath + "tenant/schemas/" + GardenSchema.OtherId);
        Assert.Contains("compiled", reply.Expect(HttpStatusCode.MethodNotAllowed).Text, StringComparison.Ordinal);
        (await GetAsync(session, GardenSchema.Id, Xed + "-full+json; version=1")).GetProperty("title");
    }

    [Fact]
    public async Task Descriptors_are_listed_by_type_and_looked_up()
    {
        await using var session = await StartAsync();
        var none = await ListAsync(session, "application/vnd.adobe.xdm+json", collection: "descriptors");
        Assert.Equal("{}", none.GetRawText());
        var created = (await session.PostAsync(SchemaPath + "tenant/descriptors", $$"""
            { "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{GardenSchema.Id}}", "xdm:sourceVersion": 1,
                "xdm:sourceProperty": "/_garden/mail", "xdm:namespace": "Email", "xdm:property": "xdm:code", "xdm:isPrimary": true }
            """)).Expect(HttpStatusCode.Created).Body;
        Assert.Equal("1", created.GetProperty("version").GetString());
        (await session.PostAsync(
            SchemaPath + "tenant/descriptors", """{ "@type": "xdm:descriptorLabel", "xdm:sourceSchema": "https://other" }"""))
            .Expect(HttpStatusCode.Created);

        var id = created.GetProperty("@id").GetString()!;
        var found = (await session.GetAsync(SchemaPath + "tenant/descriptors/" + id)).Expect(HttpStatusCode.OK).Body;
        Assert.Equal("/_garden/mail", found.GetProperty("xdm:sourceProperty").GetString());
        var all = await ListAsync(session, "application/vnd.adobe.xdm+json", collection: "descriptors");
        Assert.Equal(["xdm:descriptorIdentity", "xdm:descriptorLabel"], all.EnumerateObject().Select(each => each.Name).Order());
        var filter = "?property=xdm:sourceSchema==" + Uri.EscapeDataString(GardenSchema.Id);
        var mine = await ListAsync(session, "application/vnd.adobe.xdm+json", filter, "descriptors");
        Assert.Equal(
            id, Assert.Single(Assert.Single(mine.EnumerateObject()).Value.EnumerateArray()).GetProperty("@id").GetString());
        var paged = await ListAsync(session, "application/vnd.adobe.xdm-v2+json", collection: "descriptors");
        Assert.Equal(2, paged.GetProperty("results").GetArrayLength());
        var missing = (await session.GetAsync(SchemaPath + "tenant/descriptors/none")).Expect(HttpStatusCode.NotFound).Body;
        Assert.Equal("http://ns.adobe.com/aep/errors/XDM-1012-404", missing.GetProperty("type").GetString());
    }

    private static JsonElement Field(JsonElement schema, string name) =>
        schema.GetProperty("properties").GetProperty("_garden").GetProperty("properties").GetProperty(name);

    private static async Task<JsonElement> GetAsync(Session session, string id, string accept) =>
        await ListAsync(session, accept, "/" + Uri.EscapeDataString(id));

    private static async Task<JsonElement> ListAsync(Session session, string accept, string rest = "", string collection = "schemas") =>
        (await session.SendAsync(
            HttpMethod.Get, $"{SchemaPath}tenant/{collection}{rest}", null, headers => headers.TryAddWithoutValidation("Accept", accept)))
            .Expect(HttpStatusCode.OK).Body;
}
