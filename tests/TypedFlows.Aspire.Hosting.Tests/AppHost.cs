using System.Reflection;
using System.Runtime.InteropServices;
using Aspire.Hosting;

namespace TypedFlows.Aspire.Hosting.Tests;

/// <summary>Creates app hosts that start real processes.</summary>
internal static class AppHost
{
    /// <summary>Gets the reason why app hosts cannot run, or null if they can.</summary>
    public static string? Skip => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        ? null : "The tests have the orchestrator of Linux on x64 only.";

    public static IDistributedApplicationBuilder CreateBuilder(params string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
        builder.Configuration["DcpPublisher:CliPath"] = typeof(AppHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "Orchestrator").Value;

        // Required, but not used without a dashboard.
        builder.Configuration["DcpPublisher:DashboardPath"] = "none";
        return builder;
    }
}

/// <summary>A test that starts an app host.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AppHostFactAttribute : FactAttribute
{
    public AppHostFactAttribute() => Skip = AppHost.Skip;
}
