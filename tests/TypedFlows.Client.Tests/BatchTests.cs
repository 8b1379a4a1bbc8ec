using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that batches and their failed records are read in the forms of the emulator and of the platform.</summary>
public sealed class BatchTests : IDisposable
{
    private const string Lists = "/data/foundation/export/batches/B1/";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_failed_records_of_a_run_have_their_locations_and_reasons()
    {
        _folder.Write("contacts.csv", "Id,Name\n1,Ada\n2\n3,Grace,more\n");
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder.Path));
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await Contacts().ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));

        var failed = await client.Batches.GetFailedRecordsAsync(run).ToListAsync();

        Assert.Equal(FlowRunStatus.PartialSuccess, run.Status);
        Assert.Equal(["2", "3,Grace,more"], failed.Select(each => each.Record));
        Assert.Equal([3L, 4L], failed.Select(each => each.Line));
        Assert.All(failed, each => Assert.Equal(("MAPPER-3700-400", "/contacts.csv"), (each.Code, each.File)));
        Assert.StartsWith("/contacts.csv(3): MAPPER-3700-400: ", failed[0].ToString(), StringComparison.Ordinal);
        var batch = Assert.Single(await client.Batches.ListAsync(new() { DataSetId = applied.DataSetId }).ToListAsync());
        Assert.Equal(Assert.Single(run.BatchIds), batch.Id);
        Assert.Equal((3, 1, 2), (batch.InputRecordCount, batch.OutputRecordCount, batch.FailedRecordCount));
        Assert.Equal(("success", false), (batch.Status, batch.IsFailed));
        Assert.Equal([applied.DataSetId], batch.DataSetIds);
        Assert.Equal(["INGEST-1212-400", "MAPPER-3700-400"], batch.Errors.Select(error => error.Code));
        Assert.Equal(batch.Id, (await client.Batches.FindByIdAsync(batch.Id))?.Id);
        Assert.Null(await client.Batches.FindByIdAsync("none"));
        var rejected = await Assert.ThrowsAsync<PlatformException>(() => client.Batches.GetFailedRecordsAsync("none").ToListAsync());
        Assert.Equal(404, rejected.Status);
    }

    [Fact]
    public async Task Many_failed_records_are_read_one_by_one()
    {
        const int Rows = 30_000;
        _folder.Write("contacts.csv", "Id,Name\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{row}\n")));
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder.Path));
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await (await Contacts().ApplyAsync(client)).WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));

        var failed = await client.Batches.GetFailedRecordsAsync(run).ToListAsync();
        Assert.Equal(Enumerable.Range(2, Rows).Select(line => (long?)line), failed.Select(each => each.Line));

        // The rest of the response is not read.
        await foreach (var first in client.Batches.GetFailedRecordsAsync(run))
        {
            Assert.Equal("0", first.Record);
            break;
        }
    }

    [Fact]
    public async Task The_files_of_error_diagnostics_are_read_as_the_platform_prints_them()
    {
        var rows = Reply.Ok(
            """{"data":[{"name":"parsing_errors_0.json","length":"1"},{"name":"_SUCCESS","length":"0"}],"_page":{"count":2}}""");
        await using var server = RecordingServer.Start(rows, Reply.Ok("""
            {"_corrupt_record":"{missingQuotes:\"v1\"}","_errors":[{"code":"1401","message":"Row is corrupted."}],"_filename":"a1.json"}
            {"_errors":[{"code":"1555","message":"A"},{"code":"1556","message":"B"}],"_filename":"a2.json","id":7}

            not JSON
            """));
        using var client = server.Client();

        var failed = await client.Batches.GetFailedRecordsAsync("B1").ToListAsync();

        Assert.Equal(["{missingQuotes:\"v1\"}", """{"id":7}""", "not JSON"], failed.Select(each => each.Record));
        Assert.Equal(["1401", "1555", null], failed.Select(each => each.Code));
        Assert.Equal(["Row is corrupted.", "A; B", null], failed.Select(each => each.Message));
        Assert.Equal(["a1.json", "a2.json", null], failed.Select(each => each.File));
        Assert.Equal(
            [Lists + "meta?path=row_errors&limit=100&start=0", Lists + "meta?path=row_errors%2Fparsing_errors_0.json"],
            server.Requests.Select(request => request.RawUrl));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task The_files_of_a_failed_batch_are_read_if_there_are_no_diagnostics(int status)
    {
        await using var server = RecordingServer.Start(
            status == 200 ? Reply.Ok("""{"data":[],"_page":{"count":0}}""") : new Reply(404, """{"message":"none"}"""),
            Reply.Ok("""{"data":[{"name":"part-0.json"},{"name":"part-1.json"}]}"""),
            Reply.Ok("""
                {"_validationErrors":[{"causingExceptions":[],"message":"[x] is not valid","pointerToViolation":"#/at"}],"at":"x"}
                """),
            Reply.Ok("""
                {"_validationErrors":[{"causingExceptions":[{"message":"a","pointerToViolation":"#"},{"message":"b"}]}],"at":"y"}
                {"_errors":{"_streamingValidation":[{"message":"Payload header is missing Source Name"}]},"header":{}}
                """));
        using var client = server.Client();

        var failed = await client.Batches.GetFailedRecordsAsync("B1").ToListAsync();

        Assert.Equal(
            ["#/at: [x] is not valid", "#: a; b", "Payload header is missing Source Name"], failed.Select(each => each.Message));
        Assert.Equal(["""{"at":"x"}""", """{"at":"y"}""", """{"header":{}}"""], failed.Select(each => each.Record));
        Assert.Equal(
            ["failed?limit=100&start=0", "failed?path=part-0.json", "failed?path=part-1.json"],
            server.Requests.Skip(1).Select(request => request.RawUrl[Lists.Length..]));
    }

    [Fact]
    public async Task The_batches_of_a_run_are_those_of_its_activities_and_files()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""
            {"items":[{"id":"r","metrics":{"fileSummary":{"manifest":{"fileInfo":[
                {"path":"https://platform.example/data/foundation/export/batches/B1/meta?path=input_files"}, {"path":"/a.csv"}]}}},
              "activities":[{"targetInfo":[
                {"reference":{"type":"batchId","ids":["B1","B2"]}},{"reference":{"type":"dataSet","ids":["d"]}}]}]}]}
            """));
        using var client = server.Client();

        Assert.Equal(["B1", "B2"], (await client.Runs.GetAsync("r")).BatchIds);
    }

    [Theory]
    [InlineData(false, "before the response was complete")]
    [InlineData(true, "did not respond within 0.5 s; increase TryTimeout")]
    public async Task A_file_that_ends_early_or_stalls_is_an_error_after_its_lines(bool stalls, string expected)
    {
        await using var server = RecordingServer.Start(request => Reply.Ok(
            request.RawUrl.Contains("row_errors%2F", StringComparison.Ordinal)
                ? """{"code":"1"}""" + "\n"
                : """{"data":[{"name":"a.json","length":"9"}]}"""));
        using var http = new HttpClient(new CuttingHandler(stalls));
        var options = server.Options();
        options.TryTimeout = TimeSpan.FromSeconds(0.5);
        using var client = new PlatformClient(http, options);
        var read = new List<string?>();

        var error = await Assert.ThrowsAsync<PlatformException>(async () =>
        {
            await foreach (var failed in client.Batches.GetFailedRecordsAsync("B1"))
            {
                read.Add(failed.Code);
            }
        });

        Assert.Equal(["1"], read);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Pipeline Contacts() => new("Contacts")
    {
        Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
        Schema = XdmSchema.Profile(),
        Mapping = { ["Id"] = "_id" },
        Flow = new TestFlow
        {
            FlowSpecId = "9753525b-82c7-4dce-8a9b-5ccfce2b9876",
            Source = new SpecPart("""{"path":"/contacts.csv"}"""),
            Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"once"}"""),
        },
    };

    /// <summary>Closes the connection at the end of each file, or sends no end.</summary>
    private sealed class CuttingHandler(bool stalls) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.Headers.Accept.ToString() == "*/*")
            {
                var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                response.Content = new StreamContent(new CutStream(content, stalls));
            }

            return response;
        }
    }

    private sealed class CutStream(byte[] content, bool stalls) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length && stalls)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Position < Length ? await base.ReadAsync(buffer, cancellationToken) : throw new IOException("The connection was reset.");
        }
    }
}
