namespace TypedFlows.Browser;

/// <summary>Runs an emulator with the flows of all samples, and with flows that fail.</summary>
public sealed class SampleFlows : IAsyncLifetime
{
    internal EmulatorStage Stage { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Stage = await EmulatorStage.StartAsync("CloudStorage", "CustomerSuccess", "MarketingAutomation", "Streaming");
        await Stage.FailAsync();
    }

    public async Task DisposeAsync() => await Stage.DisposeAsync();
}

/// <summary>Runs an emulator with 30 flows, of which the two oldest fail.</summary>
public sealed class ManyFlows : IAsyncLifetime
{
    internal EmulatorStage Stage { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        const string Schedule = """{"startTime": 1567411548, "frequency": "week", "interval": 1}""";
        Stage = await EmulatorStage.StartAsync();
        Stage.Write("good/people.csv", "Id,Email\n1,a@example.com\n2,b@example.com\n");
        await Stage.CreateFlowsAsync(
        [
            .. Enumerable.Range(1, 2).Select(index => ($"Failing flow {index}", "/missing", Schedule)),
            .. Enumerable.Range(1, 28).Select(index => ($"Good flow {index}", "/good", Schedule)),
        ]);
        await Stage.WaitForRunsAsync(30, "failed", "success");
    }

    public async Task DisposeAsync() => await Stage.DisposeAsync();
}
