using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedFlows.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client in a service collection.</summary>
public static class PlatformClientServices
{
    /// <summary>The name of the client's HttpClient in IHttpClientFactory.</summary>
    public const string HttpClientName = "TypedFlows.Client";

    /// <summary>Adds a singleton <see cref="PlatformClient"/> that uses IHttpClientFactory and the container's loggers and clock. The
    /// options come from the environment variables of <see cref="PlatformClientOptions.FromEnvironment"/>, and from the section
    /// <c>TypedFlows</c> of the container's configuration: <c>OrganizationId</c>, <c>ApiKey</c>, <c>ClientSecret</c> or
    /// <c>AccessToken</c>, and optionally <c>Endpoint</c>, <c>ImsEndpoint</c>, <c>Scopes</c> and <c>Sandbox</c>. A variable overrides the
    /// section. A host checks the options when it starts; otherwise they are checked when the client is created. Both throw an
    /// OptionsValidationException that names every missing setting.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
    public static IHttpClientBuilder AddPlatformClient(this IServiceCollection services) =>
        AddSettings(services, provider => provider.GetService<IConfiguration>(), (_, _) => { });

    /// <summary>Adds a singleton <see cref="PlatformClient"/> as <see cref="AddPlatformClient(IServiceCollection)"/> does, with a given
    /// configuration.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The section with the options, or a configuration with the section <c>TypedFlows</c>.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
    public static IHttpClientBuilder AddPlatformClient(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return AddSettings(services, _ => configuration, (_, _) => { });
    }

    /// <summary>Adds a singleton <see cref="PlatformClient"/> as <see cref="AddPlatformClient(IServiceCollection)"/> does, and then sets
    /// options in code.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">An action that sets options. They override those of the configuration and the environment.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
    public static IHttpClientBuilder AddPlatformClient(this IServiceCollection services, Action<PlatformClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddPlatformClient((_, options) => configure(options));
    }

    /// <summary>Adds a singleton <see cref="PlatformClient"/> as <see cref="AddPlatformClient(IServiceCollection)"/> does, and then sets
    /// options that depend on other services.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">An action that sets options. They override those of the configuration and the environment.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
    public static IHttpClientBuilder AddPlatformClient(
        this IServiceCollection services, Action<IServiceProvider, PlatformClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return AddSettings(services, provider => provider.GetService<IConfiguration>(), configure);
    }

    /// <summary>Adds a singleton <see cref="PlatformClient"/> with complete options, such as those of an emulator. Neither the
    /// configuration nor the environment is read. The container's loggers are used if the options have none.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="options">The options. They are copied.</param>
    /// <returns>The HttpClient builder, for adding handlers.</returns>
    public static IHttpClientBuilder AddPlatformClient(this IServiceCollection services, PlatformClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        var builder = Add(services);
        OptionsOf(services).Configure<IServiceProvider>((own, provider) =>
        {
            copy.CopyTo(own);
            own.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        });
        services.AddSingleton<IValidateOptions<PlatformClientOptions>>(new CompleteValidator());
        return builder;
    }

    private static IHttpClientBuilder AddSettings(
        IServiceCollection services,
        Func<IServiceProvider, IConfiguration?> configuration,
        Action<IServiceProvider, PlatformClientOptions> configure)
    {
        var builder = Add(services);
        PlatformSettings Settings(IServiceProvider provider) => new(Environment.GetEnvironmentVariable, configuration(provider));
        OptionsOf(services)
            .Configure<IServiceProvider>((options, provider) =>
            {
                options.LoggerFactory = provider.GetService<ILoggerFactory>();
                options.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
                options.TokenProvider = provider.GetService<IAccessTokenProvider>();
                Settings(provider).Fill(options);
                configure(provider, options);
            })
            .PostConfigure<IServiceProvider>((options, provider) => Settings(provider).AddTokenProvider(options));
        services.AddSingleton<IValidateOptions<PlatformClientOptions>>(provider => new SettingsValidator(Settings(provider)));
        return builder;
    }

    private static IHttpClientBuilder Add(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider => new PlatformClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<PlatformClientOptions>>().Value));

        // The handler renews its connections, so the factory need not replace it for a client that lives as long as the program.
        return services.AddHttpClient(HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(HttpDefaults.NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    private static OptionsBuilder<PlatformClientOptions> OptionsOf(IServiceCollection services) =>
        services.AddOptions<PlatformClientOptions>().ValidateOnStart();

    private sealed class CompleteValidator : IValidateOptions<PlatformClientOptions>
    {
        public ValidateOptionsResult Validate(string? name, PlatformClientOptions options) => options.Missing() is { Count: > 0 } missing
            ? ValidateOptionsResult.Fail($"The client options do not set {string.Join(", ", missing)}. Set them, or call "
                + $"{nameof(AddPlatformClient)}() to read the configuration and the environment.")
            : ValidateOptionsResult.Success;
    }

    private sealed class SettingsValidator(PlatformSettings settings) : IValidateOptions<PlatformClientOptions>
    {
        public ValidateOptionsResult Validate(string? name, PlatformClientOptions options)
        {
            var problems = settings.Problems(options).ToList();
            return problems.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"Settings of the platform client are missing or invalid: {string.Join("; ", problems)}. "
                        + "Set them in the configuration or the environment.");
        }
    }
}
