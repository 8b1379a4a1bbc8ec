using TypedFlows.Emulator.Hosting;

namespace TypedFlows.Emulator;

/// <summary>The host. It is named and internal because top-level statements would add a public Program class to every consumer.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => HostCommand.RunAsync(args);
}
