namespace TypedFlows.Emulator.Hosting;

/// <summary>Lists the environment variables with which a client program reaches this platform.</summary>
internal static class EnvironmentLines
{
    /// <summary>Returns the variables with their values. Any key and any secret are valid.</summary>
    public static IReadOnlyList<string> Of(string address, string organization) =>
    [
        "TYPEDFLOWS_ENDPOINT=" + address,
        "TYPEDFLOWS_ORG=" + organization,
        "TYPEDFLOWS_API_KEY=emulator",
        "TYPEDFLOWS_CLIENT_SECRET=emulator",
    ];
}
