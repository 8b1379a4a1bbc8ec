using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

public sealed class FlowRunTests
{
    private const string Run =
        """
        {"id":"r1","flowId":"f1","createdAt":1670444650000,"etag":"\"e\"",
         "metrics":{
          "durationSummary":{"startedAtUTC":1670444654036,"completedAtUTC":"1670444685455"},
          "sizeSummary":{"inputBytes":124,"outputBytes":1884},
          "recordSummary":{"inputRecordCount":"1024","outputRecordCount":1020,"createdRecordCount":1020,"failedRecordCount":4,
                           "failedInfo":[{"code":"MAPPER-3700-400","message":"no number","recordCount":4}]},
          "fileSummary":{"inputFileCount":1,"outputFileCount":1.0},
          "statusSummary":{"status":"partialSuccess","errors":[{"code":"CONNECTOR-2001-500","message":"slow"},"plain"]},
          "customSummary":{"kept":true}}}
        """;

    [Fact]
    public async Task A_run_is_read_with_numbers_quoted_or_not()
    {
        await using var server = RecordingServer.Start(Reply.Ok($$"""{"items":[{{Run}}]}"""));
        using var client = server.Client();

        var run = await client.Runs.GetAsync("r1");

        Assert.Equal(("r1", "f1", "\"e\""), (run.Id, run.FlowId, run.ETag));
        Assert.Equal(FlowRunStatus.PartialSuccess, run.Status);
        Assert.Equal("records: 1024 read, 1020 written, 4 failed", run.Records.ToString());
        Assert.Equal([new("MAPPER-3700-400", "no number")], run.Records.FailedInfo);
        Assert.Equal(["CONNECTOR-2001-500: slow", "plain"], run.Errors.Select(e => e.ToString()));
        Assert.Equal(TimeSpan.FromMilliseconds(31419), run.Metrics.DurationSummary.Elapsed);
        Assert.Equal(new SizeSummary(124, 1884), run.Metrics.SizeSummary);
        Assert.Equal(new FileSummary(1, 1, null, null), run.Metrics.FileSummary);
        Assert.True(run.Json.GetProperty("metrics").GetProperty("customSummary").GetProperty("kept").GetBoolean());
    }

    [Theory]
    [InlineData("""{"status":"success"}""", "{}", "success, records: 0 read, 0 written, 0 failed")]
    [InlineData(
        """{"status":"failed","errors":[{"code":"CONNECTOR-2001-500","message":"the bucket\nis gone"}]}""",
        "{}",
        "failed: CONNECTOR-2001-500: the bucket is gone, records: 0 read, 0 written, 0 failed")]
    [InlineData("""{"status":"failed"}""", "{}", "failed: the service reports no error, records: 0 read, 0 written, 0 failed")]
    [InlineData(
        """{"status":"partialSuccess"}""",
        """{"inputRecordCount":3,"outputRecordCount":2,"failedRecordCount":1,"failedInfo":[{"code":"MAPPER-1","message":"no number"}]}""",
        "partialSuccess: MAPPER-1: no number, records: 3 read, 2 written, 1 failed")]
    [InlineData(
        """{"status":"failed","errors":["a","b","b","c","d","e"]}""",
        "{}",
        "failed: a; b; c; and 2 more, records: 0 read, 0 written, 0 failed")]
    [InlineData(
        """{"status":"failed","errors":[{"code":"INGEST-1","message":"The bucket is gone.\n"},"Wait.","and so on..."]}""",
        "{}",
        "failed: INGEST-1: The bucket is gone; Wait; and so on..., records: 0 read, 0 written, 0 failed")]
    [InlineData("{}", "{}", "unknown status, records: 0 read, 0 written, 0 failed")]
    public async Task The_text_of_a_run_begins_with_status_and_reason(string status, string records, string expected)
    {
        Assert.Equal(expected, (await ReadAsync(status, records)).ToString());
    }

    [Theory]
    [InlineData("success", 0, true, true)]
    [InlineData("completed", 0, true, true)]
    [InlineData("completed", 1, false, false)]
    [InlineData("partialSuccess", 1, false, true)]
    [InlineData("PARTIAL_FAILURE", 1, false, false)]
    [InlineData("failed", 0, false, false)]
    [InlineData("inProgress", 0, false, false)]
    [InlineData("somethingNew", 0, false, false)]
    [InlineData("", 0, false, false)]
    public async Task Only_a_successful_run_passes(string status, int failed, bool isSuccess, bool isPartialSuccess)
    {
        var run = await ReadAsync($$"""{"status":"{{status}}"}""", $$"""{"failedRecordCount":{{failed}}}""");

        foreach (var (isExpected, allowPartialSuccess) in new[] { (isSuccess, false), (isPartialSuccess, true) })
        {
            if (isExpected)
            {
                Assert.Same(run, run.EnsureSuccess(allowPartialSuccess));
            }
            else
            {
                Assert.Same(run, Assert.Throws<FlowRunException>(() => run.EnsureSuccess(allowPartialSuccess)).Run);
            }
        }
    }

    [Fact]
    public async Task The_exception_of_a_failed_run_contains_the_errors()
    {
        var run = await ReadAsync("""{"status":"failed","errors":[{"code":"CONNECTOR-2001-500","message":"the bucket is gone"}]}""", "{}");

        var error = Assert.Throws<FlowRunException>(() => run.EnsureSuccess());

        Assert.StartsWith(
            "Run r was not successful: failed: CONNECTOR-2001-500: the bucket is gone", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("success", true)]
    [InlineData("PARTIAL_SUCCESS", true)]
    [InlineData("Failed", true)]
    [InlineData("partialFailure", true)]
    [InlineData("COMPLETED", true)]
    [InlineData("inProgress", false)]
    [InlineData("IN_PROGRESS", false)]
    [InlineData("scheduled", false)]
    [InlineData("QUEUED", false)]
    [InlineData("somethingNew", false)]
    [InlineData(null, false)]
    public void A_status_has_ended_whatever_its_spelling(string? text, bool ended)
    {
        var status = new FlowRunStatus(text);

        Assert.Equal(ended, status.HasEnded);
        Assert.Equal(text ?? string.Empty, status.ToString());
    }

    [Fact]
    public void Spellings_of_one_status_are_equal()
    {
        var wire = new FlowRunStatus("inProgress");
        var documented = new FlowRunStatus("IN_PROGRESS");

        Assert.True(wire == documented);
        Assert.Equal(wire.GetHashCode(), documented.GetHashCode());
        Assert.True(wire != FlowRunStatus.Queued);
    }

    [Fact]
    public async Task Without_a_status_summary_the_state_counts()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"items":[{"id":"r","state":"inProgress","metrics":{"statusSummary":{}}}]}"""));
        using var client = server.Client();

        var run = await client.Runs.GetAsync("r");

        Assert.Equal(FlowRunStatus.InProgress, run.Status);
        Assert.Equal("records: 0 read, 0 written, 0 failed", run.Records.ToString());
    }

    private static async Task<FlowRun> ReadAsync(string status, string records)
    {
        await using var server = RecordingServer.Start(
            Reply.Ok($$$"""{"items":[{"id":"r","metrics":{"statusSummary":{{{status}}},"recordSummary":{{{records}}}}}]}"""));
        using var client = server.Client();
        return await client.Runs.GetAsync("r");
    }
}
