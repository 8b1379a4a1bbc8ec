using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TypedFlows.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client in a service collection.</summary>
public static class PlatformClientServices
{
    /// <summary>The name of the client's HttpClient in IHttpClientFactory.</summary>
    public const string HttpClientName = "TypedFlows.Client";

    /// <summary>Adds a singleton <see cref="PlatformClient"/> that uses IHttpClientFactory and the container's loggers and clock.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">An action that sets the options.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
    public static IHttpClientBuilder AddPlatformClient(this IServiceCollection services, Action<PlatformClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddPlatformClient((_, options) => configure(options));
    }

    /// <summary>Adds a singleton <see cref="PlatformClient"/> with existing options, such as those of <see
    /// cref="PlatformClientOptions.FromEnvironment"/>. The container's loggers are used if the options have none.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="options">The options. They are copied.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
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

    /// <summary>Adds a singleton <see cref="PlatformClient"/> with options that depend on other services.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">An action that sets the options.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
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

        // The handler renews its connections, so the factory need not replace it for a client that lives as long as the program.
        return services.AddHttpClient(HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(HttpDefaults.NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
