using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests the sample data of schemas.</summary>
public sealed class SampleDataTests
{
    [Fact]
    public async Task A_compiled_schema_has_sample_data_by_its_id_and_its_altId()
    {
        var (session, folder) = await GardenSchema.StartAsync();
        using var _ = folder;
        await using var __ = session;
        var record = (await SampleAsync(session, GardenSchema.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(record.Text, (await SampleAsync(session, GardenSchema.OtherId)).Expect(HttpStatusCode.OK).Text);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, GardenSchema.Id);
        var sent = (await stream.SendAsync(record.Text, query: "?syncValidation=true")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("skipped", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_of_the_registry_has_sample_data_that_its_inlet_accepts()
    {
        await using var session = await StartAsync();
        var schema = await GardenSchema.CreateAsync(session);
        var record = (await SampleAsync(session, schema)).Expect(HttpStatusCode.OK);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false, schema);
        (await stream.SendAsync(record.Text, query: "?syncValidation=true")).Expect(HttpStatusCode.OK);
        var altId = (await session.SendAsync(
            HttpMethod.Get, SchemaPath + "tenant/schemas/" + Uri.EscapeDataString(schema), null,
            headers => headers.TryAddWithoutValidation("Accept", "application/vnd.adobe.xed+json; version=1")))
            .Expect(HttpStatusCode.OK).Body.GetProperty("meta:altId").GetString()!;
        Assert.Equal(record.Text, (await SampleAsync(session, altId)).Text);
    }

    [Fact]
    public async Task Parts_that_are_not_held_are_left_out_and_a_missing_schema_is_404()
    {
        await using var session = await StartAsync();
        var schema = await GardenSchema.CreateAsync(
            session, more: """, { "$ref": "https://ns.adobe.com/xdm/context/experienceevent-commerce" }""");
        var record = (await SampleAsync(session, schema)).Expect(HttpStatusCode.OK).Body;
        Assert.True(record.TryGetProperty("timestamp", out _));
        Assert.False(record.TryGetProperty("commerce", out _));
        (await SampleAsync(session, "https://ns.adobe.com/none")).Expect(HttpStatusCode.NotFound);
    }

    private static Task<Reply> SampleAsync(Session session, string id) =>
        session.GetAsync(SchemaPath + "rpc/sampledata/" + Uri.EscapeDataString(id));
}
