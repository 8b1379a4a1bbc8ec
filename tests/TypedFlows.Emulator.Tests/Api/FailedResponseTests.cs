using System.Globalization;
using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests that a response that cannot be written says why, or that its connection is cut and the journal says why.</summary>
public sealed class FailedResponseTests : IAsyncLifetime
{
    private const int Rows = 5000;
    private const string Snapshot = "/_emulator/snapshot";

    private readonly TemporaryFolder _files = new();
    private RecordStoreProbe _probe = null!;
    private Session _session = null!;
    private string _dataSet = string.Empty;

    public async Task InitializeAsync()
    {
        _session = await StartAsync(o =>
        {
            o.Source(Hubspot, _files.Path);
            o.Decorate = store => _probe = new(store);
        });
        _files.Write("a.csv", "Id,Mail\n" + string.Concat(
            Enumerable.Range(0, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row},{row}@example.com\n"))));
        (var flow, _dataSet) = await TableFlow.CreateAsync(_session, "/a.csv", TableFlow.Once);
        Assert.Equal("success", Status(await _session.RunAsync(flow)));
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task A_failure_before_the_response_is_an_error_with_its_reason()
    {
        _probe.Reading = () => throw new InvalidOperationException("The probe failed.");

        var reply = (await _session.GetAsync(Snapshot)).Expect(HttpStatusCode.InternalServerError);

        Assert.EndsWith("InvalidOperationException: The probe failed.", reply.Body.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("The probe failed.", Reported(), StringComparison.Ordinal);
        _probe.Reading = null;
        (await _session.GetAsync(Snapshot)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(IOException))]
    public async Task A_failure_during_the_response_cuts_the_connection_and_is_in_the_journal(Type type)
    {
        var read = 0;
        _probe.Reading = () =>
        {
            if (++read == Rows)
            {
                throw (Exception)Activator.CreateInstance(type, "The probe failed.")!;
            }
        };

        await Assert.ThrowsAsync<HttpRequestException>(() => _session.GetAsync(Snapshot));

        Assert.Contains($"{type.Name}: The probe failed.", Reported(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_the_disk_cannot_hold_is_a_storage_error()
    {
        var file = $"/_emulator/datasets/{_dataSet}/records?format=parquet";
        _probe.Reading = () => throw new IOException("No space left on device");

        var reply = (await _session.GetAsync(file)).Expect(HttpStatusCode.ServiceUnavailable);

        Assert.Contains("No space left on device", reply.Text, StringComparison.Ordinal);
        Assert.Equal("storage", _session.Platform.ReadJournal()[^1].GetProperty("refusal").GetString());
        _probe.Reading = null;
        using var response = await _session.Http.GetAsync(new Uri(file, UriKind.Relative));
        Assert.Equal(response.Content.Headers.ContentLength, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    private string Reported() => Assert.Single(
        _session.Platform.ReadJournal(),
        entry => entry.GetProperty("refusal").GetString() == "response-failed"
            && entry.GetProperty("path").GetString() == "GET " + Snapshot).GetProperty("reason").GetString()!;
}
