using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TypedFlows.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the client into a container.</summary>
public static class PlatformClientServices
{
    /// <summary>Name of the client's HttpClient at the factory.</summary>
    public const string HttpClientName = "TypedFlows.Client";

    /// <summary>Adds one <see cref="PlatformClient"/> for the whole program, over IHttpClientFactory, with the container's loggers and clock.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The HttpClient's builder, to add handlers with.</returns>
    public static IHttpClientBuilder AddPlatformClient(this IServiceCollection services, Action<PlatformClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddPlatformClient((_, options) => configure(options));
    }

    /// <summary>
    /// Adds one <see cref="PlatformClient"/> for the whole program, with options that are there already, such as those of
    /// <see cref="PlatformClientOptions.FromEnvironment"/>; the container's loggers are used where the options name none.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="options">The options; copied.</param>
    /// <returns>The HttpClient's builder, to add handlers with.</returns>
    public static IHttpClientBuilder AddPlatformClient(this IServiceCollection services, PlatformClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        return Add(services, provider =>
        {
            var own = copy.Copy();
            own.LoggerFactory ??= provider.GetService<ILoggerFactory>();
            return own;
        });
    }

    /// <summary>Adds one <see cref="PlatformClient"/> for the whole program, with options that other services know.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The HttpClient's builder, to add handlers with.</returns>
    public static IHttpClientBuilder AddPlatformClient(
        this IServiceCollection services, Action<IServiceProvider, PlatformClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, provider =>
        {
            var options = new PlatformClientOptions
            {
                LoggerFactory = provider.GetService<ILoggerFactory>(),
                TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System,
                TokenProvider = provider.GetService<IAccessTokenProvider>(),
            };
            configure(provider, options);
            return options;
        });
    }

    private static IHttpClientBuilder Add(IServiceCollection services, Func<IServiceProvider, PlatformClientOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider =>
            new PlatformClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), options(provider)));

        // The handler renews its connections itself, so the factory need not replace it under a client that lives as long as the program.
        return services.AddHttpClient(HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(HttpDefaults.NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
