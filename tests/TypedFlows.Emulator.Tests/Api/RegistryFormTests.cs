using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests the forms of the schema registry, as clients of the vendor's service ask for them.</summary>
public sealed class RegistryFormTests : IAsyncLifetime
{
    private const string Full = "application/vnd.adobe.xed-full+json; version=1";
    private const string Profile = "https://ns.adobe.com/xdm/context/profile";

    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync();

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Fact]
    public async Task The_full_form_has_the_properties_of_the_parts_in_place()
    {
        var schema = await CreateLoyaltyAsync();

        var full = (await GetAsync("tenant/schemas/" + Encode(schema), Full)).Body;

        Assert.False(full.TryGetProperty("allOf", out _), full.GetRawText());
        Assert.False(full.TryGetProperty("$ref", out _));
        var properties = full.GetProperty("properties");
        Assert.Equal("string", properties.GetProperty("personID").GetProperty("type").GetString());
        var member = properties.GetProperty("_emulator").GetProperty("properties").GetProperty("member");
        Assert.Equal("string", member.GetProperty("properties").GetProperty("level").GetProperty("type").GetString());
        Assert.EndsWith(
            "datatypes", member.GetProperty("meta:referencedFrom").GetString()!.Split('/')[^2], StringComparison.Ordinal);
        Assert.Equal(
            "integer", properties.GetProperty("_emulator").GetProperty("properties").GetProperty("points").GetProperty("type").GetString());
        Assert.Contains(Profile, full.GetProperty("meta:extends").EnumerateArray().Select(each => each.GetString()));
        Assert.Contains(
            "https://ns.adobe.com/xdm/data/record", full.GetProperty("meta:extends").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal("title", properties.GetProperty("_emulator").GetProperty("required")[0].GetString());
    }

    [Fact]
    public async Task The_form_without_text_keeps_properties_that_are_named_title()
    {
        var schema = await CreateLoyaltyAsync();

        var form = (await GetAsync("tenant/schemas/" + Encode(schema), "application/vnd.adobe.xed-full-notext+json;version=1")).Body;

        Assert.False(form.TryGetProperty("title", out _));
        var title = form.GetProperty("properties").GetProperty("_emulator").GetProperty("properties").GetProperty("title");
        Assert.Equal("string", title.GetProperty("type").GetString());
        Assert.False(title.TryGetProperty("description", out _));
    }

    [Fact]
    public async Task The_form_with_descriptors_has_those_of_the_schema()
    {
        var schema = await CreateLoyaltyAsync();
        (await _session.PostAsync(SchemaPath + "tenant/descriptors", $$"""
            { "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{schema}}", "xdm:sourceVersion": 1,
                "xdm:sourceProperty": "/personID" }
            """)).Expect(HttpStatusCode.Created);

        var form = (await GetAsync("tenant/schemas/" + Encode(schema), "application/vnd.adobe.xed-full-desc+json;version=1")).Body;
        Assert.Equal("/personID", form.GetProperty("meta:descriptors")[0].GetProperty("xdm:sourceProperty").GetString());

        var byType = (await GetAsync("tenant/descriptors", "application/vnd.adobe.xdm+json")).Body;
        Assert.Single(byType.GetProperty("xdm:descriptorIdentity").EnumerateArray());
        var paged = (await GetAsync("tenant/descriptors?start=0", "application/vnd.adobe.xdm-v2-link+json")).Body;
        Assert.StartsWith(
            "/tenant/descriptors/", Assert.Single(paged.GetProperty("results").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_is_not_held_stays_a_reference()
    {
        const string Vendor = "https://ns.adobe.com/xdm/context/profile-work-details";
        var schema = await CreateAsync("schemas", $$"""{ "title": "T", "allOf": [{ "$ref": "{{Profile}}" }, { "$ref": "{{Vendor}}" }] }""");

        var full = (await GetAsync("tenant/schemas/" + Encode(schema), Full)).Body;

        Assert.Equal(Vendor, Assert.Single(full.GetProperty("allOf").EnumerateArray()).GetProperty("$ref").GetString());
        Assert.True(full.GetProperty("properties").TryGetProperty("_id", out _));
    }

    [Fact]
    public async Task Parts_that_refer_to_each_other_end()
    {
        var type = await CreateAsync("datatypes", """{ "title": "Node", "properties": { "name": { "type": "string" } } }""");
        (await _session.PatchAsync(
            SchemaPath + "tenant/datatypes/" + Encode(type),
            $$"""[{ "op": "add", "path": "/properties/next", "value": { "$ref": "{{type}}" } }]""", null))
            .Expect(HttpStatusCode.OK);

        var full = (await GetAsync("tenant/datatypes/" + Encode(type), Full)).Body;

        Assert.Contains(type, full.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_types_that_multiply_are_an_error()
    {
        var type = await CreateAsync("datatypes", """{ "title": "0", "properties": { "a": { "type": "string" } } }""");
        for (var i = 0; i < 20; i++)
        {
            var both = string.Join(", ", "abcd".Select(name => $$"""
                "{{name}}": { "$ref": "{{type}}" }
                """));
            type = await CreateAsync("datatypes", $$"""{ "title": "{{i}}", "properties": { {{both}} } }""");
        }

        Assert.Contains(
            "parts",
            (await SendAsync("tenant/datatypes/" + Encode(type), Full)).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant/schemas", "application/vnd.adobe.xed+json; version=1", "XDM-1006-400")]
    [InlineData("tenant/schemas", "application/json", "XDM-1006-400")]
    [InlineData("tenant/schemas", "application/vnd.adobe.xed-other+json", "XDM-1006-400")]
    [InlineData("tenant/descriptors", "application/vnd.adobe.xed+json", "XDM-1006-400")]
    [InlineData("global/classes/_xdm.context.profile", "application/vnd.adobe.xed+json", "XDM-1007-400")]
    [InlineData("global/classes/_xdm.context.profile", "application/json", "XDM-1007-400")]
    public async Task An_unknown_form_is_rejected(string path, string accept, string code)
    {
        var error = (await SendAsync(path, accept)).Expect(HttpStatusCode.BadRequest).Body;
        Assert.Equal("http://ns.adobe.com/aep/errors/" + code, error.GetProperty("type").GetString());
        Assert.Contains(accept, error.GetProperty("report").GetProperty("detailed-message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_the_resource_does_not_have_is_not_acceptable() =>
        (await SendAsync("global/classes/_xdm.context.profile", "application/vnd.adobe.xed+json;version=2"))
            .Expect(HttpStatusCode.NotAcceptable);

    [Fact]
    public async Task A_list_of_ids_has_summaries_and_other_lists_have_complete_rows()
    {
        await CreateLoyaltyAsync();
        var row = Assert.Single(
            (await GetAsync("tenant/schemas/", "application/vnd.adobe.xed-id+json")).Body.GetProperty("results").EnumerateArray());
        Assert.Equal(["$id", "meta:altId", "version", "title"], row.EnumerateObject().Select(each => each.Name));
        var whole = Assert.Single(
            (await GetAsync("tenant/schemas", "application/vnd.adobe.xed+json")).Body.GetProperty("results").EnumerateArray());
        Assert.True(whole.TryGetProperty("allOf", out _));
    }

    [Fact]
    public async Task A_field_group_is_a_mixin_and_cannot_be_deleted_while_a_schema_uses_it()
    {
        var schema = await CreateLoyaltyAsync();
        var group = Assert.Single(
            (await GetAsync("tenant/fieldgroups", "application/vnd.adobe.xed+json")).Body.GetProperty("results").EnumerateArray());
        var id = group.GetProperty("$id").GetString()!;
        Assert.StartsWith("https://ns.adobe.com/emulator/mixins/", id, StringComparison.Ordinal);
        Assert.StartsWith("_emulator.mixins.", group.GetProperty("meta:altId").GetString(), StringComparison.Ordinal);
        Assert.Empty(group.GetProperty("meta:extends").EnumerateArray());
        Assert.Equal("mixins", group.GetProperty("meta:resourceType").GetString());

        Assert.Contains(
            schema,
            (await _session.DeleteAsync(SchemaPath + "tenant/fieldgroups/" + Encode(id))).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        (await _session.DeleteAsync(SchemaPath + "tenant/schemas/" + Encode(schema))).Expect(HttpStatusCode.NoContent);
        (await _session.DeleteAsync(SchemaPath + "tenant/mixins/" + Encode(id))).Expect(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("global/fieldgroups", "_xdm.context.profile-personal-details", "homeAddress/properties/_repo/properties/createDate")]
    [InlineData("global/mixins", "_xdm.context.experienceevent-web", "web/properties/webPageDetails/properties/pageViews/properties/value")]
    [InlineData("tenant/fieldgroups", "_xdm.context.profile-person-details", "person/properties/name/properties/firstName")]
    [InlineData("global/datatypes", "_xdm.context.phonenumber", "countryCode")]
    public async Task The_global_field_groups_and_data_types_of_the_tutorials_exist(string container, string id, string field)
    {
        var whole = (await GetAsync($"{container}/{id}", Full)).Body.GetProperty("properties");
        foreach (var name in field.Split('/'))
        {
            whole = whole.GetProperty(name);
        }

        Assert.True(whole.TryGetProperty("meta:xdmType", out _));
        var isListed = (await GetAsync(container, "application/vnd.adobe.xed-id+json")).Body.GetProperty("results").EnumerateArray()
            .Any(row => row.GetProperty("meta:altId").GetString() == id);
        Assert.Equal(container.StartsWith("global", StringComparison.Ordinal), isListed);
    }

    [Theory]
    [InlineData("global/classes/")]
    [InlineData("tenant/classes/")]
    public async Task The_global_classes_of_the_tutorials_exist(string container)
    {
        var profile = (await GetAsync(container + Encode(Profile), Full)).Body;
        Assert.Equal("XDM Individual Profile", profile.GetProperty("title").GetString());
        var events = (await GetAsync(container + "_xdm.context.experienceevent", Full)).Body;
        Assert.Equal(["_id", "timestamp"], events.GetProperty("required").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal(
            2, (await GetAsync("global/classes", "application/vnd.adobe.xdm-id+json")).Body.GetProperty("results").GetArrayLength());
        Assert.Equal(
            3, (await GetAsync("global/behaviors", "application/vnd.adobe.xed+json")).Body.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task The_numbers_of_the_registry_name_the_tenant()
    {
        var schema = await CreateLoyaltyAsync();

        var stats = (await GetAsync("stats", "application/json")).Body;

        Assert.Equal("emulator", stats.GetProperty("tenantId").GetString());
        Assert.Equal("emulator@AdobeOrg", stats.GetProperty("imsOrg").GetString());
        Assert.Equal(1, stats.GetProperty("counts").GetProperty("schemas").GetInt32());
        Assert.Equal(1, stats.GetProperty("counts").GetProperty("mixins").GetInt32());
        var usage = Assert.Single(stats.GetProperty("classUsage").EnumerateArray());
        Assert.Equal(Profile, usage.GetProperty("$id").GetString());
        Assert.Equal(schema, usage.GetProperty("schemas")[0].GetProperty("$id").GetString());
    }

    [Theory]
    [InlineData("title~test$", "Alpha test")]
    [InlineData("title!=beta", "Alpha test")]
    [InlineData("title", "Alpha test,beta")]
    [InlineData("nosuch", "")]
    [InlineData("title==beta", "beta")]
    [InlineData("title>b", "beta")]
    [InlineData("meta:extends==https://ns.adobe.com/xdm/context/profile", "Alpha test,beta")]
    [InlineData("meta:extends==https://ns.adobe.com/xdm/data/record", "Alpha test,beta")]
    [InlineData("meta:extends!=https://ns.adobe.com/xdm/data/adhoc", "Alpha test,beta")]
    [InlineData("meta:extends!=https://ns.adobe.com/xdm/context/profile", "")]
    [InlineData("meta:intendedToExtend==https://ns.adobe.com/xdm/context/profile", "beta")]
    public async Task Filters_select_schemas(string filter, string expected)
    {
        await CreateAsync("schemas", $$"""{ "title": "Alpha test", "allOf": [{ "$ref": "{{Profile}}" }] }""");
        await CreateAsync(
            "schemas", $$"""{ "title": "beta", "meta:intendedToExtend": ["x", "{{Profile}}"], "allOf": [{ "$ref": "{{Profile}}" }] }""");

        var found = (await GetAsync("tenant/schemas?property=" + Encode(filter), "application/vnd.adobe.xed-id+json"))
            .Body.GetProperty("results");

        Assert.Equal(
            expected,
            string.Join(',', found.EnumerateArray().Select(row => row.GetProperty("title").GetString()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("title~(", "regular expression")]
    [InlineData("title=x", "operator")]
    [InlineData("title==", "value")]
    public async Task A_filter_that_cannot_be_read_is_an_error(string filter, string expected) => Assert.Contains(
        expected,
        (await SendAsync("tenant/schemas?property=" + Encode(filter), "application/vnd.adobe.xed-id+json"))
            .Expect(HttpStatusCode.BadRequest).Text,
        StringComparison.Ordinal);

    private async Task<string> CreateLoyaltyAsync()
    {
        var type = await CreateAsync(
            "datatypes", """{ "title": "Member", "properties": { "level": { "title": "Level", "type": "string" } } }""");
        var group = await CreateAsync("fieldgroups", $$"""
            {
                "title": "Loyalty", "meta:intendedToExtend": ["{{Profile}}"],
                "definitions": { "loyalty": { "properties": { "_emulator": { "type": "object", "required": ["title"], "properties": {
                    "member": { "$ref": "{{type}}" }, "title": { "type": "string", "description": "A title." } } } } } },
                "allOf": [{ "$ref": "#/definitions/loyalty" },
                    { "properties": { "_emulator": { "type": "object", "properties": { "points": { "type": "integer" } } } } }]
            }
            """);
        return await CreateAsync("schemas", $$"""{ "title": "Members", "allOf": [{ "$ref": "{{Profile}}" }, { "$ref": "{{group}}" }] }""");
    }

    private async Task<string> CreateAsync(string collection, string body) =>
        (await _session.PostAsync($"{SchemaPath}tenant/{collection}", body))
            .Expect(HttpStatusCode.Created).Body.GetProperty("$id").GetString()!;

    private async Task<Reply> GetAsync(string path, string accept) => (await SendAsync(path, accept)).Expect(HttpStatusCode.OK);

    private Task<Reply> SendAsync(string path, string accept) =>
        _session.SendAsync(HttpMethod.Get, SchemaPath + path, null, headers => headers.TryAddWithoutValidation("Accept", accept));

    private static string Encode(string id) => Uri.EscapeDataString(id);
}
