using Microsoft.Extensions.Hosting;

namespace TypedFlows.Emulator.Hosting;

/// <summary>The platform inside another program leaves that program's signals alone.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
