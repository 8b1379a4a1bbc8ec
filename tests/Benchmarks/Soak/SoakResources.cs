using System.Text.Json;
using TypedFlows.Benchmarks.Specs;
using TypedFlows.Client;

namespace TypedFlows.Benchmarks.Soak;

/// <summary>Creates, changes, reads and deletes resources, sends invalid requests, and verifies how many resources remain.</summary>
internal sealed class SoakResources(EmulatorProcess emulator, SoakTally tally)
{
    private const int Kept = 20;

    private readonly Queue<string> _ids = [];
    private long _before;
    private long _rounds;
    private long _expectedErrors;
    private long _errors;

    public async Task CreateAsync(PlatformClient client) => _before = await client.Connections.CountAsync();

    public async Task RunAsync(PlatformClient client, CancellationToken ending)
    {
        for (; !ending.IsCancellationRequested; _rounds++)
        {
            try
            {
                await StepAsync(client);
            }
            catch (PlatformException)
            {
                tally.CallFailed();
            }
        }
    }

    public async Task VerifyAsync(PlatformClient client)
    {
        tally.Report("rounds of requests for resources", $"{_rounds:N0}");
        tally.Verify("connections", _before + _ids.Count, await client.Connections.CountAsync());
        tally.Verify("rejections of invalid requests", _expectedErrors, _errors);
    }

    private async Task StepAsync(PlatformClient client)
    {
        var made = await client.Connections.CreateAsync("soak", new AmazonS3.Connection
        {
            Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = "soak", S3SecretKey = "soak" },
        });
        _ids.Enqueue(made.Id);
        await client.Connections.PatchAsync(made, new ConnectionPatch().Name("soak 2"));
        await client.Connections.GetAsync(made.Id);
        await client.Connections.ExploreRootAsync(made.Id);
        if (_ids.Count > Kept)
        {
            await client.Connections.DeleteAsync(_ids.Peek());
            _ids.Dequeue();
        }

        await foreach (var flow in client.Flows.ListAsync())
        {
            await client.Runs.ListAsync(flow.Id).FirstOrDefaultAsync();
        }

        await client.Batches.ListAsync().FirstOrDefaultAsync();
        await emulator.ReadAsync("journal");
        await RejectAsync(client);
    }

    private async Task RejectAsync(PlatformClient client)
    {
        try
        {
            await client.Connections.CreateFromJsonAsync(JsonElement.Parse("""{ "name": 1, "connectionSpec": { "id": "none" } }"""));
        }
        catch (PlatformException e) when ((int?)e.Status is 400 or 404)
        {
            _expectedErrors++;
            _errors++;
            return;
        }

        _expectedErrors++;
    }
}
