using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that each registration reads its settings, and that missing settings are named before the first request.</summary>
public sealed class RegistrationTests
{
    public static TheoryData<string> Registrations => new("none", "empty action", "configuration");

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task A_host_does_not_start_without_settings_and_names_them(string registration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        Register(builder.Services, registration, builder.Configuration);
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.All(
            [
                "TypedFlows:OrganizationId (TYPEDFLOWS_ORG)",
                "TypedFlows:ApiKey (TYPEDFLOWS_API_KEY)",
                "TypedFlows:AccessToken (TYPEDFLOWS_ACCESS_TOKEN)",
                "TypedFlows:ClientSecret (TYPEDFLOWS_CLIENT_SECRET)"],
            name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public void A_container_without_a_host_names_missing_settings_when_the_client_is_created(string registration)
    {
        var services = new ServiceCollection();
        Register(services, registration, new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<PlatformClient>);

        Assert.Contains("TYPEDFLOWS_ORG", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task The_settings_of_the_configuration_reach_the_platform(string registration)
    {
        await using var platform = await PlatformEmulator.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Settings("TypedFlows", platform.Endpoint));
        Register(builder.Services, registration, builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync();

        Assert.Equal(0, await host.Services.GetRequiredService<PlatformClient>().Flows.CountAsync());
    }

    [Fact]
    public async Task A_section_of_any_name_can_be_given()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings("My:Platform", platform.Endpoint)).Build();
        var services = new ServiceCollection();
        services.AddPlatformClient(configuration.GetSection("My:Platform"));
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(0, await provider.GetRequiredService<PlatformClient>().Flows.CountAsync());
    }

    [Fact]
    public void A_variable_overrides_the_section()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            Settings("TypedFlows", new Uri("https://platform.example")).Append(new("TYPEDFLOWS_SANDBOX", "from-configuration"))).Build();
        var settings = new PlatformSettings(name => name == "TYPEDFLOWS_ORG" ? "variable@AdobeOrg" : null, configuration);
        var options = new PlatformClientOptions();

        settings.Fill(options);

        Assert.Equal(
            ("variable@AdobeOrg", "key", "from-configuration"), (options.OrganizationId, options.ApiKey, options.Sandbox));
    }

    [Fact]
    public async Task Scopes_can_be_a_list()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"access_token":"bought","expires_in":100}"""));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            Settings("TypedFlows", server.Endpoint)
                .Concat([new("TypedFlows:Scopes:0", "openid"), new("TypedFlows:Scopes:1", "AdobeID")])).Build();
        var services = new ServiceCollection();
        services.AddPlatformClient(configuration);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOptions<PlatformClientOptions>>().Value.TokenProvider!.GetTokenAsync();

        Assert.Contains("scope=openid%2CAdobeID", server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Endpoint", "platform", "TypedFlows:Endpoint (TYPEDFLOWS_ENDPOINT) is not an absolute address")]
    [InlineData("ImsEndpoint", "http://ims.example", "TypedFlows:ImsEndpoint (TYPEDFLOWS_IMS_ENDPOINT) is not allowed")]
    public void An_invalid_address_is_named(string key, string value, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            Settings("TypedFlows", new Uri("https://platform.example"))
                .Where(setting => setting.Key != "TypedFlows:" + key)
                .Append(new("TypedFlows:" + key, value))).Build();
        var services = new ServiceCollection();
        services.AddPlatformClient(configuration);
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<PlatformClient>);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_registration_with_complete_options_replaces_the_settings()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPlatformClient();
        builder.Services.AddPlatformClient(platform.ClientOptions);
        using var host = builder.Build();
        await host.StartAsync();

        Assert.Equal(0, await host.Services.GetRequiredService<PlatformClient>().Flows.CountAsync());
    }

    [Fact]
    public async Task Incomplete_options_do_not_start_a_host()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPlatformClient(new PlatformClientOptions { ApiKey = "key" });
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("do not set OrganizationId, TokenProvider.", error.Message, StringComparison.Ordinal);
    }

    private static void Register(IServiceCollection services, string registration, IConfiguration configuration)
    {
        services.AddSingleton(configuration);
        _ = registration switch
        {
            "none" => services.AddPlatformClient(),
            "empty action" => services.AddPlatformClient(_ => { }),
            _ => services.AddPlatformClient(configuration),
        };
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(string section, Uri endpoint) =>
    [
        new(section + ":Endpoint", endpoint.AbsoluteUri),
        new(section + ":OrganizationId", "emulator@AdobeOrg"),
        new(section + ":ApiKey", "key"),
        new(section + ":ClientSecret", "s3cret"),
    ];
}
