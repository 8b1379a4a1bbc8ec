using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests sandboxes with a tenant of their own: the same compiled schema has another id and another tenant object.</summary>
public sealed class TenantTests
{
    private const string Full = "application/vnd.adobe.xed-full+json; version=1";

    [Fact]
    public async Task A_sandbox_has_its_own_tenant_and_others_keep_the_default()
    {
        await using var session = await StartAsync(o => o.Tenant("dev", "oak").Tenant("stage", "elm2"));

        foreach (var (sandbox, tenant) in new[] { ("dev", "oak"), ("stage", "elm2"), ("prod", "emulator") })
        {
            Assert.Equal(tenant, (await GetAsync(session, sandbox, "stats")).GetProperty("tenantId").GetString());
            var created = (await SendAsync(
                session, HttpMethod.Post, sandbox, "tenant/schemas",
                """{ "title": "T", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }] }"""))
                .Expect(HttpStatusCode.Created).Body;
            Assert.StartsWith($"https://ns.adobe.com/{tenant}/schemas/", created.GetProperty("$id").GetString(), StringComparison.Ordinal);
            Assert.StartsWith($"_{tenant}.schemas.", created.GetProperty("meta:altId").GetString(), StringComparison.Ordinal);
            Assert.Equal("_" + tenant, created.GetProperty("meta:tenantNamespace").GetString());
        }
    }

    [Fact]
    public async Task A_compiled_schema_has_another_id_and_tenant_object_and_is_otherwise_equal()
    {
        var (session, folder) = await GardenSchema.StartAsync(o => o.Tenant("dev", "oak").Strict = true);
        using var _ = folder;
        await using var __ = session;

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(
            session, HttpMethod.Get, "dev", "tenant/schemas/" + Uri.EscapeDataString(GardenSchema.Id))).Status);
        var row = Assert.Single((await GetAsync(session, "dev", "tenant/schemas?property=title==Garden%20Visits"))
            .GetProperty("results").EnumerateArray());
        var id = row.GetProperty("$id").GetString()!;
        Assert.Matches("^https://ns.adobe.com/oak/schemas/[0-9a-f]{48}$", id);
        Assert.Equal("_oak.schemas." + id[^48..], row.GetProperty("meta:altId").GetString());

        var schema = await GetAsync(session, "dev", "tenant/schemas/" + Uri.EscapeDataString(id));
        Assert.Equal("_oak", schema.GetProperty("meta:tenantNamespace").GetString());
        var compiled = JsonDocument.Parse(GardenSchema.Answer).RootElement;
        Assert.Equal(
            JsonSerializer.Serialize(compiled.GetProperty("properties").GetProperty("_garden")),
            JsonSerializer.Serialize(schema.GetProperty("properties").GetProperty("_oak")));

        // Records are validated with the fields of the sandbox.
        var sample = await GetAsync(session, "dev", "rpc/sampledata/" + Uri.EscapeDataString(id));
        Assert.True(sample.TryGetProperty("_oak", out var own), sample.GetRawText());
        Assert.False(sample.TryGetProperty("_garden", out var _));
        Assert.NotEmpty(own.EnumerateObject());

        // The other sandbox has the schema as it was compiled.
        var other = await GetAsync(session, "prod", "tenant/schemas/" + Uri.EscapeDataString(GardenSchema.Id));
        Assert.Equal(JsonSerializer.Serialize(compiled), JsonSerializer.Serialize(other));
    }

    [Theory]
    [InlineData("", "oak")]
    [InlineData("dev", "")]
    [InlineData("dev", "_oak")]
    [InlineData("dev", "a/b")]
    public void An_invalid_tenant_is_rejected(string sandbox, string tenant) =>
        Assert.Throws<ArgumentException>(() => new PlatformEmulatorOptions().Tenant(sandbox, tenant));

    private static async Task<JsonElement> GetAsync(Session session, string sandbox, string path) =>
        (await SendAsync(session, HttpMethod.Get, sandbox, path)).Expect(HttpStatusCode.OK).Body;

    private static Task<Reply> SendAsync(Session session, HttpMethod method, string sandbox, string path, string? body = null) =>
        session.SendAsync(
            method, SchemaPath + path, body is null ? null : new StringContent(body, null, "application/json"), headers =>
            {
                headers.Remove("x-sandbox-name");
                headers.Add("x-sandbox-name", sandbox);
                headers.TryAddWithoutValidation("Accept", path.StartsWith("tenant/schemas/", StringComparison.Ordinal)
                    ? Full : "application/vnd.adobe.xed-id+json");
            });
}
