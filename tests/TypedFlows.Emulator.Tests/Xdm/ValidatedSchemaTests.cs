using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests which schemas the emulator validates records against.</summary>
public sealed class ValidatedSchemaTests
{
    private const string Sync = "?syncValidation=true";
    private const string Valid = """{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z" }""";
    private const string Invalid = """{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z", "nick": "x" }""";

    [Fact]
    public async Task A_schema_of_the_registry_is_validated_if_all_its_parts_are_held()
    {
        await using var session = await StartAsync();
        var schema = await GardenSchema.CreateAsync(session);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);

        (await stream.SendAsync(Valid, query: Sync)).Expect(HttpStatusCode.OK);
        (await stream.SendAsync(Invalid, query: Sync)).Expect(HttpStatusCode.BadRequest);
        (await stream.SendAsync("""{ "_id": "2", "timestamp": "2026-10-05T17:45:00Z", "_garden": { "count": 0 } }""", query: Sync))
            .Expect(HttpStatusCode.BadRequest);
        Assert.Empty(GardenSchema.Unvalidated(session));

        // A field that is added later is accepted.
        (await session.PatchAsync(
            SchemaPath + "tenant/schemas/" + Uri.EscapeDataString(schema),
            """[{ "op": "add", "path": "/properties", "value": { "nick": { "type": "string" } } }]""", null)).Expect(HttpStatusCode.OK);
        (await stream.SendAsync(Invalid, query: Sync)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_schema_with_a_part_that_is_not_held_is_not_validated_and_the_journal_says_so_once()
    {
        await using var session = await StartAsync();
        const string Vendor = "https://ns.adobe.com/xdm/context/experienceevent-commerce";
        var schema = await GardenSchema.CreateAsync(session, more: $$""", { "$ref": "{{Vendor}}" }""");
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);

        for (var i = 0; i < 2; i++)
        {
            var reply = (await stream.SendAsync(Invalid, query: Sync)).Expect(HttpStatusCode.OK).Body;
            Assert.Equal("""{"status":"skipped","skipped":true}""", reply.GetProperty("syncValidation").GetRawText());
            (await session.PostAsync(SchemaPath + "tenant/descriptors", """{ "@type": "xdm:descriptorLabel" }"""))
                .Expect(HttpStatusCode.Created);
        }

        Assert.Equal(2, session.Platform.CountRecords(stream.DataSetId));
        Assert.Contains(Vendor, Assert.Single(GardenSchema.Unvalidated(session)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web", """{ "webReferrer": { "type": "search_engine" }, "webPageDetails": { "pageViews": { "value": 1 } } }""",
        """{ "webPageDetails": { "pageViews": { "value": "1" } } }""")]
    [InlineData("web", """{ "webInteraction": { "linkClicks": { "id": "a", "value": 0.5 } } }""",
        """{ "webInteraction": { "linkClicks": { "id": "a" } } }""")]
    [InlineData("person", """{ "gender": "female", "birthYear": 1815, "name": { "fullName": "Ada" } }""", """{ "gender": "Female" }""")]
    [InlineData("person", """{ "birthDate": "1815-12-10" }""", """{ "birthDate": "1815-12-10T00:00:00Z" }""")]
    [InlineData("homeAddress", """{ "countryCode": "GB", "_schema": { "latitude": 51.5 } }""", """{ "_schema": { "latitude": 91 } }""")]
    [InlineData("mobilePhone", """{ "number": "1" }""", """{ "number": 1 }""")]
    [InlineData("identityMap", """{ "ECID": [{ "id": "1", "primary": true }] }""", """{ "ECID": [{ "id": 1 }] }""")]
    public async Task The_field_groups_of_the_vendor_that_are_held_are_validated(string field, string valid, string invalid)
    {
        await using var session = await StartAsync();
        const string Context = "https://ns.adobe.com/xdm/context/";
        var more = string.Concat(
            ((string[])["experienceevent-web", "profile-person-details", "profile-personal-details", "identitymap"])
                .Select(group => $$""", { "$ref": "{{Context}}{{group}}" }"""));
        var schema = await GardenSchema.CreateAsync(session, more: more);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);
        string Record(string value) =>
            $$"""{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z", "{{field}}": {{value}}, "_garden": { "count": 1 } }""";

        (await stream.SendAsync(Record(valid), query: Sync)).Expect(HttpStatusCode.OK);
        var error = (await stream.SendAsync(Record(invalid), query: Sync)).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("#/" + field, error.Text, StringComparison.Ordinal);
        Assert.Empty(GardenSchema.Unvalidated(session));
    }

    [Fact]
    public async Task A_schema_that_does_not_refer_to_its_class_is_not_validated()
    {
        await using var session = await StartAsync();
        var schema = await GardenSchema.PostAsync(session, "schemas", $$"""
            { "title": "Visits", "meta:class": "{{GardenSchema.ExperienceEvent}}", "properties": { "nick": { "type": "string" } } }
            """);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);
        (await stream.SendAsync(Invalid, query: Sync)).Expect(HttpStatusCode.OK);
        Assert.Contains("its class", Assert.Single(GardenSchema.Unvalidated(session)), StringComparison.Ordinal);

        await session.Platform.ResetAsync();
        Assert.Empty(GardenSchema.Unvalidated(session));
    }

    [Fact]
    public async Task A_schema_that_declares_no_fields_is_not_validated()
    {
        await using var session = await StartAsync();
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
        (await stream.SendAsync(Invalid, query: Sync)).Expect(HttpStatusCode.OK);
        Assert.Contains("declares fields", Assert.Single(GardenSchema.Unvalidated(session)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "_garden": { "type": "object", "properties": { "a": { "type": 5 } } } }""")]
    [InlineData("""{ "_garden": { "type": "object", "properties": { "a": 5 } } }""")]
    [InlineData("""{ "_garden": { "type": "object", "properties": { "a": { "enum": {} } } } }""")]
    [InlineData("""{ "_garden": { "$ref": "#/definitions/none" }, "x": {} }""")]
    [InlineData("""{ "_garden": { "$ref": "" , "required": 7, "allOf": [1] }, "x": { "pattern": "(" } }""")]
    public async Task A_malformed_schema_does_not_break_the_inlet(string properties)
    {
        await using var session = await StartAsync();
        var schema = await GardenSchema.PostAsync(session, "schemas", $$"""
            { "title": "Broken", "properties": {{properties}}, "allOf": [{ "$ref": "{{GardenSchema.ExperienceEvent}}" }] }
            """);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);
        var reply = (await stream.SendAsync(Valid, query: Sync)).Expect(HttpStatusCode.OK).Body;
        Assert.Contains(reply.GetProperty("syncValidation").GetProperty("status").GetString(), (string[])["skipped", "pass"]);
        Assert.Equal(1, session.Platform.CountRecords(stream.DataSetId));
    }

    [Fact]
    public async Task Recursive_and_multiplying_types_do_not_break_the_inlet()
    {
        await using var session = await StartAsync();
        var type = await GardenSchema.PostAsync(
            session, "datatypes", """{ "title": "Node", "type": "object", "properties": { "name": { "type": "string" } } }""");
        (await session.PatchAsync(
            SchemaPath + "tenant/datatypes/" + Uri.EscapeDataString(type),
            $$"""[{ "op": "add", "path": "/properties/next", "value": { "$ref": "{{type}}" } }]""", null)).Expect(HttpStatusCode.OK);
        var schema = await GardenSchema.CreateAsync(session, $$"""{ "node": { "$ref": "{{type}}" } }""");
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);

        (await stream.SendAsync(Valid, query: Sync)).Expect(HttpStatusCode.OK);

        Assert.Contains(type, Assert.Single(GardenSchema.Unvalidated(session)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_keeps_the_validation_and_what_it_found()
    {
        using var data = new TemporaryFolder();
        var (session, folder) = await GardenSchema.StartAsync(o => o.DataFolder = data.Path);
        using var _ = folder;
        StreamDeployment stream;
        string run, inlet;
        await using (session)
        {
            var schema = await GardenSchema.CreateAsync(session);
            stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);
            inlet = stream.InletPath;
            (await stream.SendAsync(Invalid)).Expect(HttpStatusCode.OK);
            run = (await session.RunAsync(stream.FlowId)).GetProperty("id").GetString()!;
        }

        await using var again = await StartAsync(o =>
        {
            o.DataFolder = data.Path;
            o.Specs(folder.Path);
        });
        Assert.Equal(0, again.Platform.CountRecords(stream.DataSetId));
        var failed = Assert.Single((await again.GetAsync($"/_emulator/runs/{run}/diagnostics")).Items);
        Assert.True(failed.TryGetProperty("_validationErrors", out var _));
        (await again.PostAsync(inlet + Sync, Invalid)).Expect(HttpStatusCode.BadRequest);
        (await again.PostAsync(inlet + Sync, Valid)).Expect(HttpStatusCode.OK);
    }
}
