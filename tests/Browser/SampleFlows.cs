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
