using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests calls without a sandbox, and calls of operations and services that the emulator does not implement.</summary>
public sealed class SandboxAndServiceTests : IAsyncLifetime
{
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync();

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Theory]
    [InlineData(FlowPath + "connections")]
    [InlineData(SchemaPath + "tenant/schemas")]
    [InlineData(CatalogPath + "dataSets")]
    [InlineData(MappingPath + "mappingSets?limit=10&start=0")]
    public async Task A_call_without_a_sandbox_is_of_the_sandbox_prod(string path)
    {
        await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var inProd = (await _session.GetAsync(path)).Expect(HttpStatusCode.OK).Text;
        _session.Http.DefaultRequestHeaders.Remove("x-sandbox-name");
        Assert.Equal(inProd, (await _session.GetAsync(path)).Expect(HttpStatusCode.OK).Text);
        _session.Http.DefaultRequestHeaders.Add("x-sandbox-name", "other");
        Assert.NotEqual(inProd, (await _session.GetAsync(path)).Expect(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("GET", "/data/foundation/dataset/datasets/1/labels")]
    [InlineData("PUT", "/data/foundation/dataset/datasets/1/labels")]
    [InlineData("POST", "/data/foundation/import/collection/1")]
    [InlineData("POST", "/data/foundation/import/batches")]
    [InlineData("PUT", "/data/foundation/import/batches/1/datasets/2/files/a.json")]
    [InlineData("GET", "/data/foundation/export/datasets/1/preview")]
    [InlineData("GET", "/data/foundation/catalog/lastBatches")]
    [InlineData("GET", "/data/foundation/catalog/batches/1/what/ever")]
    [InlineData("GET", "/data/foundation/catalog/dataSets/1/views/2/files")]
    [InlineData("GET", "/data/foundation/flowservice/flows/1/other")]
    [InlineData("GET", "/data/foundation/schemaregistry/tenant/schemas/1/other")]
    [InlineData("POST", "/data/foundation/conversion/mappingSets/1/other/2")]
    [InlineData("GET", "/data/foundation/query/queries")]
    [InlineData("GET", "/data/core/ups/config/mergePolicies")]
    [InlineData("GET", "/data/foundation/sandbox-management/sandboxes")]
    public async Task An_operation_of_the_platform_that_is_not_done_is_named(string method, string path)
    {
        using var body = method == "GET" ? null : new StringContent("{}");
        var reply = (await _session.SendAsync(new HttpMethod(method), path, body)).Expect(HttpStatusCode.NotImplemented);
        Assert.Contains("that the emulator does not implement", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/foundation/flowservice/nowhere")]
    [InlineData("/data/foundation/schemaregistry/tenant/nowhere")]
    [InlineData("/data/foundation/nowhere")]
    [InlineData("/nowhere")]
    public async Task Other_paths_are_no_operation(string path) => (await _session.GetAsync(path)).Expect(HttpStatusCode.NotFound);
}
