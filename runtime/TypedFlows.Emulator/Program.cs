using TypedFlows.Emulator.Hosting;

namespace TypedFlows.Emulator;

/// <summary>The host. Named and internal: top-level statements would put a public Program into every consumer.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => HostCommand.RunAsync(args);
}
