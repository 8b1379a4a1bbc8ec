using TypedFlows.Emulator;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>A local platform to pull from and compare with.</summary>
internal static class RunningEmulator
{
    public static Task<PlatformEmulator> StartAsync(params string[] specs) => PlatformEmulator.StartAsync(options =>
    {
        foreach (var folder in specs)
        {
            options.Specs(folder);
        }
    });

    /// <summary>Its address, as a command line names it.</summary>
    public static string Address(this PlatformEmulator platform) => platform.Endpoint.GetLeftPart(UriPartial.Authority);
}
