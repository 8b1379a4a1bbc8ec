using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Each_attempt_is_a_span_and_a_duration_named_by_the_conventions()
    {
        await using var server = RecordingServer.Start(new Reply(503, string.Empty), Reply.Ok("""{"items":[{"id":"f"}]}"""));
        using var emissions = new CapturedTelemetry(server.Endpoint);
        var options = server.Options();
        (options.TimeProvider, options.Retry) = (new PauseSkippingTimeProvider(), new PlatformRetryOptions());
        using var client = new PlatformClient(options);

        await client.Flows.GetAsync("f-1");

        Assert.Equal(2, emissions.Spans.Count);
        Assert.All(emissions.Spans, span => Assert.Equal(
            (
                "GET /data/foundation/flowservice/flows/{id}",
                ActivityKind.Client,
                "GET",
                "127.0.0.1",
                server.Endpoint.Port,
                "/data/foundation/flowservice/flows/{id}"),
            (
                span.DisplayName,
                span.Kind,
                span.GetTagItem("http.request.method"),
                span.GetTagItem("server.address"),
                span.GetTagItem("server.port"),
                span.GetTagItem("url.template"))));
        Assert.Equal(
            new Uri(server.Endpoint, "data/foundation/flowservice/flows/f-1").AbsoluteUri, emissions.Spans[0].GetTagItem("url.full"));
        Assert.Equal([503, 200], emissions.Spans.Select(span => span.GetTagItem("http.response.status_code")));
        Assert.Equal(["503", null], emissions.Spans.Select(span => span.GetTagItem("error.type")));
        Assert.Equal([null, 1], emissions.Spans.Select(span => span.GetTagItem("http.request.resend_count")));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], emissions.Spans.Select(span => span.Status));
        Assert.Equal(["http.client.request.duration", "http.client.request.duration"], emissions.Measurements.Select(value => value.Name));
    }

    [Fact]
    public async Task The_container_gives_one_client_with_its_loggers()
    {
        await using var server = RecordingServer.Start(new Reply(429, string.Empty), Reply.Ok("""{"items":[{"id":"f"}]}"""));
        using var emissions = new CapturedTelemetry(server.Endpoint);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(emissions).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<TimeProvider>(new PauseSkippingTimeProvider());
        services.AddSingleton<IAccessTokenProvider>(new StaticAccessTokenProvider(RecordingServer.Token));
        services.AddPlatformClient(
            options => (options.Endpoint, options.OrganizationId, options.ApiKey) = (server.Endpoint, "o@AdobeOrg", "key-51"));
        await using var provider = services.BuildServiceProvider();

        var flow = await provider.GetRequiredService<PlatformClient>().Flows.GetAsync("f");

        Assert.Equal("f", flow.Id);
        Assert.Same(provider.GetRequiredService<PlatformClient>(), provider.GetRequiredService<PlatformClient>());
        Assert.Equal("Bearer " + RecordingServer.Token, server.Requests[0].Headers["Authorization"]);
        Assert.Contains(
            emissions.Logs,
            line => line.StartsWith("Warning TypedFlows.Client: Attempt 1 failed. The next attempt starts in ", StringComparison.Ordinal));
        Assert.Contains(
            emissions.Logs,
            line =>
                line.StartsWith(
                    "Debug TypedFlows.Client: GET /data/foundation/flowservice/flows/f returned 200 after ", StringComparison.Ordinal));
        Assert.DoesNotContain(RecordingServer.Token, emissions.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_without_a_token_provider_reports_it()
    {
        var services = new ServiceCollection();
        services.AddPlatformClient(options => (options.OrganizationId, options.ApiKey) = ("o@AdobeOrg", "k"));
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<PlatformClient>);

        Assert.Contains("TYPEDFLOWS_ACCESS_TOKEN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_is_emitted_in_a_full_run_holds_a_secret()
    {
        const string ClientSecret = "client-secret-84fa";
        const string AccessKey = "AK-84fa-example";
        const string SecretKey = "s3-secret-84fa";
        var folder = Directory.CreateTempSubdirectory("typedflows-secrets-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "contacts.csv"), "Id\n1\n2\n");
            await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", folder.FullName));
            using var emissions = new CapturedTelemetry(platform.Endpoint);
            var tokens = new KeepingTokens(new ClientCredentialsTokenProvider("key-84fa", ClientSecret, imsEndpoint: platform.Endpoint));
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.AddProvider(emissions).SetMinimumLevel(LogLevel.Trace));
            services.AddPlatformClient(options =>
                (
                    options.Endpoint,
                    options.OrganizationId,
                    options.ApiKey,
                    options.TokenProvider) = (platform.Endpoint, "emulator@AdobeOrg", "key-84fa", tokens));
            await using var provider = services.BuildServiceProvider();
            var client = provider.GetRequiredService<PlatformClient>();
            var shown = new List<object?>();

            var auth = new SpecPart($$"""{"s3AccessKey":"{{AccessKey}}","s3SecretKey":"{{SecretKey}}"}""");
            var source = new SpecPart("""{"path":"/","recursive":true}""");
            var connection = await client.Connections.CreateAsync("S3", new TestConnection(auth));
            var from = await client.SourceConnections.CreateAsync("Contacts", connection.Id, source, DataFormat.Delimited);
            var schema = await client.Schemas.CreateAsync(XdmSchema.Profile("Contacts"));
            var dataset = await client.DataSets.CreateAsync("Contacts", schema.Reference);
            var to = await client.TargetConnections.CreateAsync("Contacts", dataset.Id, schema.Reference);
            var mapping = await client.MappingSets.CreateAsync(schema.Reference, [new("Id", "_id")]);
            var flow = await client.Flows.CreateAsync(
                "Contacts",
                new TestFlow
                {
                    Source = source,
                    Transformations = [new("Mapping", new SpecPart($$"""{"mappingId":"{{mapping.Id}}"}"""))],
                    Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"minute","interval":30}"""),
                },
                from.Id,
                to.Id);
            var run = await client.Runs.WaitForCompletionAsync(flow.Id, timeout: TimeSpan.FromMinutes(1));
            shown.AddRange(
                [
                    connection,
                    from,
                    schema,
                    dataset,
                    to,
                    mapping,
                    flow,
                    run,
                    await client.Connections.GetAsync(connection.Id),
                    client,
                    tokens]);
            shown.Add(await Assert.ThrowsAsync<PlatformException>(() => client.Connections.CreateAsync(
                "Bad", new TestConnection(new SpecPart($$"""{"s3SecretKey":"{{SecretKey}}"}""")))));
            shown.Add(await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("no-such-flow")));

            // The checked text includes a failed apply, and the platform's stored and displayed content.
            platform.AddFault("""{"kind":"status","method":"POST","path":"/data/foundation/flowservice/flows","status":400}""");
            var pipeline = new Pipeline("Half-way")
            {
                Connection = new TestConnection(auth),
                Schema = XdmSchema.Profile(),
                Flow = new TestFlow { Source = source },
            };
            shown.Add(await Assert.ThrowsAsync<PipelineException>(() => pipeline.ApplyAsync(client)));
            shown.AddRange([pipeline, await pipeline.PlanAsync(client), auth, provider.GetRequiredService<IHttpClientFactory>()]);
            shown.AddRange(platform.ReadJournal().Select(entry => (object)entry.GetRawText()));
            shown.Add(System.Text.Encoding.UTF8.GetString(platform.TakeSnapshot().Span));

            Assert.Equal(FlowRunStatus.Success, run.Status);
            Assert.NotEmpty(tokens.Given);
            Assert.NotEmpty(emissions.Spans);
            var everything = emissions.Everything + string.Join('\n', shown);
            Assert.All(
                [ClientSecret, SecretKey, .. tokens.Given], secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class KeepingTokens(IAccessTokenProvider inner) : IAccessTokenProvider
    {
        public HashSet<string> Given { get; } = [];

        public async ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default)
        {
            var token = await inner.GetTokenAsync(cancellationToken);
            lock (Given)
            {
                Given.Add(token.Reveal());
            }

            return token;
        }

        public void Invalidate(Secret token) => inner.Invalidate(token);
    }
}
