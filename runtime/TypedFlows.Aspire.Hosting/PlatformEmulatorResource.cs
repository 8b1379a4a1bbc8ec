using Aspire.Hosting.ApplicationModel;
using TypedFlows.Emulator;

namespace Aspire.Hosting;

/// <summary>Represents an emulator of the platform that the app host runs as a process.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="workingDirectory">The folder that relative paths in arguments refer to.</param>
[CLSCompliant(false)] // The types of Aspire are not marked as compliant.
public sealed class PlatformEmulatorResource(string name, string workingDirectory) : ExecutableResource(name, "dotnet", workingDirectory)
{
    internal const string EndpointName = "http";

    /// <summary>Gets the endpoint, which serves the calls of the platform and the page.</summary>
    public EndpointReference Endpoint => field ??= new(this, EndpointName);

    /// <summary>Gets the organization of the emulator.</summary>
    internal static string Organization => new PlatformEmulatorOptions().Organization;
}
