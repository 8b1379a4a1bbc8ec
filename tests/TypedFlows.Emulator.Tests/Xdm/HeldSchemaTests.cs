using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests the forms in which the emulator returns compiled schemas.</summary>
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

    private static JsonElement Field(JsonElement schema, string name) =>
        schema.GetProperty("properties").GetProperty("_garden").GetProperty("properties").GetProperty(name);

    private static async Task<JsonElement> GetAsync(Session session, string id, string accept) =>
        await ListAsync(session, accept, "/" + Uri.EscapeDataString(id));

    private static async Task<JsonElement> ListAsync(Session session, string accept, string rest = "", string collection = "schemas") =>
        (await session.SendAsync(
            HttpMethod.Get, $"{SchemaPath}tenant/{collection}{rest}", null, headers => headers.TryAddWithoutValidation("Accept", accept)))
            .Expect(HttpStatusCode.OK).Body;
}
