using Microsoft.Extensions.Hosting;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Ignores process signals, because they belong to the program that hosts the platform.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
