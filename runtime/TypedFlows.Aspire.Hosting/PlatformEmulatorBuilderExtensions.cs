using Aspire.Hosting.ApplicationModel;
using TypedFlows.Emulator;

namespace Aspire.Hosting;

/// <summary>Adds an emulator of the platform to an app host.</summary>
[CLSCompliant(false)] // The types of Aspire are not marked as compliant.
public static class PlatformEmulatorBuilderExtensions
{
    /// <summary>Adds an emulator, which runs as a process while the app host runs. It needs no container. The resource is healthy when the
    /// emulator answers, and its link in the dashboard opens the page of the emulator. Other options of the emulator are arguments:
    /// <c>WithArgs("--strict")</c>.</summary>
    /// <param name="builder">The app host.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="port">The port, or null for a free port. The emulator ends with an error if the port is in use.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<PlatformEmulatorResource> AddPlatformEmulator(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var resource = new PlatformEmulatorResource(name, builder.AppHostDirectory);
        return builder.AddResource(resource)
            .WithHttpEndpoint(port, port, PlatformEmulatorResource.EndpointName, isProxied: port is null)
            .WithArgs(context =>
            {
                foreach (var argument in Program())
                {
                    context.Args.Add(argument);
                }

                context.Args.Add("--urls");
                context.Args.Add(ReferenceExpression.Create($"http://127.0.0.1:{resource.Endpoint.Property(EndpointProperty.TargetPort)}"));
            })
            .WithHttpHealthCheck("/_emulator/clock", endpointName: PlatformEmulatorResource.EndpointName)
            .WithUrlForEndpoint(PlatformEmulatorResource.EndpointName, url => url.DisplayText = "Flows, runs and requests")
            .ExcludeFromManifest();
    }

    /// <summary>Uses a folder of files in place of the system behind a connection spec, such as a bucket.</summary>
    /// <param name="builder">The emulator.</param>
    /// <param name="connectionSpecIdOrName">The id or service name of the connection spec, such as <c>amazon-s3</c>.</param>
    /// <param name="folder">The folder, relative to the folder of the app host.</param>
    /// <returns>The same resource.</returns>
    public static IResourceBuilder<PlatformEmulatorResource> WithSource(
        this IResourceBuilder<PlatformEmulatorResource> builder, string connectionSpecIdOrName, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionSpecIdOrName);
        return builder.WithFolder("--source", connectionSpecIdOrName + "=", folder);
    }

    /// <summary>Adds the specs of a folder, such as those of the project that uses the emulator, with their XDM schemas.</summary>
    /// <param name="builder">The emulator.</param>
    /// <param name="folder">The folder, relative to the folder of the app host.</param>
    /// <returns>The same resource.</returns>
    public static IResourceBuilder<PlatformEmulatorResource> WithSpecs(
        this IResourceBuilder<PlatformEmulatorResource> builder, string folder) => builder.WithFolder("--specs", string.Empty, folder);

    /// <summary>Keeps all data in a folder. Without it, a stop of the app host removes the data.</summary>
    /// <param name="builder">The emulator.</param>
    /// <param name="folder">The folder, relative to the folder of the app host.</param>
    /// <returns>The same resource.</returns>
    public static IResourceBuilder<PlatformEmulatorResource> WithDataFolder(
        this IResourceBuilder<PlatformEmulatorResource> builder, string folder) => builder.WithFolder("--data", string.Empty, folder);

    /// <summary>Gives a project the connection to the emulator: the environment variables that <c>AddPlatformClient()</c> and
    /// <c>PlatformClientOptions.FromEnvironment()</c> read. When the app host is published, it has no effect.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The project or another resource with an environment.</param>
    /// <param name="platform">The emulator.</param>
    /// <returns>The same resource.</returns>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<PlatformEmulatorResource> platform)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(platform);
        return builder.WithReferenceRelationship(platform.Resource).WithEnvironment(context =>
        {
            if (context.ExecutionContext.IsRunMode)
            {
                context.EnvironmentVariables["TYPEDFLOWS_ENDPOINT"] = platform.Resource.Endpoint;
                context.EnvironmentVariables["TYPEDFLOWS_ORG"] = PlatformEmulatorResource.Organization;
                context.EnvironmentVariables["TYPEDFLOWS_API_KEY"] = "emulator";
                context.EnvironmentVariables["TYPEDFLOWS_CLIENT_SECRET"] = "emulator";
            }
        });
    }

    private static IResourceBuilder<PlatformEmulatorResource> WithFolder(
        this IResourceBuilder<PlatformEmulatorResource> builder, string option, string prefix, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return builder.WithArgs(option, prefix + Path.GetFullPath(folder, builder.Resource.WorkingDirectory));
    }

    // The emulator is a program among the dependencies of the app host, so it runs with the files that describe them.
    private static IEnumerable<string> Program()
    {
        var dependencies = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';')[0];
        if (dependencies is not { Length: > 0 })
        {
            throw new InvalidOperationException(
                "The app host has no .deps.json file, which the emulator needs. Do not publish it as a single file.");
        }

        var program = dependencies[..^".deps.json".Length];
        return
        [
            "exec", "--depsfile", dependencies, "--runtimeconfig", program + ".runtimeconfig.json", typeof(PlatformEmulator).Assembly.Location,
        ];
    }
}
