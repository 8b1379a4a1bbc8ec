using TypedFlows.Emulator;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>Starts a local platform, for pull and comparison.</summary>
internal static class RunningEmulator
{
    public static Task<PlatformEmulator> StartAsync(params string[] specs) => PlatformEmulator.StartAsync(options =>
    {
        foreach (var folder in specs)
        {
            options.Specs(folder);
        }
    });

    /// <summary>Returns the address in the form of a command line.</summary>
    public static string Address(this PlatformEmulator platform) => platform.Endpoint.GetLeftPart(UriPartial.Authority);
}
