using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests the filters and the properties of datasets.</summary>
public sealed class CatalogTests
{
    [Theory]
    [InlineData("property=nosuch", "")]
    [InlineData("property=name", "Alpha set,beta,te*st")]
    [InlineData("property=!name", "")]
    [InlineData("property=!description", "Alpha set,te*st")]
    [InlineData("property=name!=beta", "Alpha set,te*st")]
    [InlineData("property=name~^Al", "Alpha set")]
    [InlineData("property=name==*et*", "Alpha set,beta")]
    [InlineData("property=name==te**st", "te*st")]
    [InlineData("property=name==beta", "beta")]
    [InlineData("property=created>0&property=name==beta", "beta")]
    [InlineData("property=fileDescription.format==parquet", "Alpha set,te*st")]
    [InlineData("property=fileDescription.format==csv", "beta")]
    [InlineData("fileDescription.format=csv", "beta")]
    [InlineData("property=schemaRef.id==https://ns.adobe.com/xdm/*", "Alpha set,beta,te*st")]
    [InlineData("name=beta", "beta")]
    [InlineData("name=!beta", "Alpha set,te*st")]
    [InlineData("name=beta,Alpha set", "Alpha set,beta")]
    [InlineData("tags=unifiedProfile:*", "beta")]
    [InlineData("tags=unifiedProfile:enabled:true", "beta")]
    [InlineData("tags=unifiedProfile:enabled:false", "")]
    [InlineData("property=tags.unifiedProfile==enabled:true", "beta")]
    public async Task Filters_select_datasets(string query, string expected)
    {
        await using var session = await StartAsync();
        await CreateAsync(session, "Alpha set", string.Empty);
        await CreateAsync(
            session, "beta",
            """, "description": "x", "tags": { "unifiedProfile": ["enabled:true"] }, "fileDescription": { "format": "csv" }""");
        await CreateAsync(session, "te*st", string.Empty);

        var found = (await session.GetAsync($"{CatalogPath}dataSets?{query.Replace("==", "%3D%3D", StringComparison.Ordinal)}"))
            .Expect(HttpStatusCode.OK).Body;

        Assert.Equal(
            expected,
            string.Join(',', found.EnumerateObject().Select(each => each.Value.GetProperty("name").GetString())
                .Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("property=name~(")]
    [InlineData("property=name=beta")]
    [InlineData("property=name==")]
    [InlineData("property=!")]
    public async Task A_filter_that_cannot_be_read_is_an_error(string query)
    {
        await using var session = await StartAsync();
        (await session.GetAsync($"{CatalogPath}dataSets?{query}")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_dataset_has_the_properties_that_clients_read()
    {
        await using var session = await StartAsync();
        var id = await CreateAsync(session, "Orders of 2026", string.Empty);
        var events = (await session.PostAsync(SchemaPath + "tenant/schemas", """
            { "title": "E", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/experienceevent" }] }
            """)).Body.GetProperty("$id").GetString()!;
        var ofEvents = await CreateAsync(session, "Events", string.Empty, events);

        var all = (await session.GetAsync(CatalogPath + "dataSets")).Body;

        var dataSet = all.GetProperty(id);
        Assert.Equal("""{"dataBehavior":"record","managedBy":"CUSTOMER"}""", dataSet.GetProperty("classification").GetRawText());
        Assert.Equal("time-series", all.GetProperty(ofEvents).GetProperty("classification").GetProperty("dataBehavior").GetString());
        Assert.Equal("orders_of_2026", dataSet.GetProperty("tags").GetProperty("adobe/pqs/table")[0].GetString());
        Assert.Equal("parquet", dataSet.GetProperty("fileDescription").GetProperty("format").GetString());
        Assert.Equal($"@/dataSets/{id}/views/{dataSet.GetProperty("viewId").GetString()}/files", dataSet.GetProperty("files").GetString());
        foreach (var name in (string[])["createdUser", "updatedUser", "basePath", "observableSchema", "enableErrorDiagnostics"])
        {
            Assert.True(dataSet.TryGetProperty(name, out _), name);
        }

        (await session.PatchAsync(
            $"{CatalogPath}dataSets/{id}", """[{ "op": "add", "path": "/tags/unifiedProfile", "value": ["enabled:true"] }]""", null))
            .Expect(HttpStatusCode.OK);
        var changed = (await session.GetAsync($"{CatalogPath}dataSets/{id}")).Body.GetProperty(id);
        Assert.Equal(dataSet.GetProperty("viewId").GetString(), changed.GetProperty("viewId").GetString());
        Assert.Equal(2, changed.GetProperty("tags").EnumerateObject().Count());
    }

    private static async Task<string> CreateAsync(
        Session session, string name, string more, string schema = "https://ns.adobe.com/xdm/context/profile") =>
        (await session.PostAsync(CatalogPath + "dataSets", $$"""
            { "name": "{{name}}", "schemaRef": { "id": "{{schema}}", "contentType": "application/vnd.adobe.xed+json;version=1" }{{more}} }
            """)).Expect(HttpStatusCode.Created).Body[0].GetString()!.Split('/')[^1];
}
