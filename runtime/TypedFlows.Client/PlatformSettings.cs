using Microsoft.Extensions.Configuration;

namespace TypedFlows.Client;

/// <summary>Reads options by convention: from environment variables such as <c>TYPEDFLOWS_ORG</c>, and from a configuration section such
/// as <c>TypedFlows:OrganizationId</c>. A variable overrides the section. All problems are reported at once.</summary>
internal sealed class PlatformSettings
{
    public const string EndpointVariable = "TYPEDFLOWS_ENDPOINT";

    private const string SectionName = "TypedFlows";

    private static readonly Setting s_endpoint = new(EndpointVariable, nameof(PlatformClientOptions.Endpoint));
    private static readonly Setting s_imsEndpoint = new("TYPEDFLOWS_IMS_ENDPOINT", "ImsEndpoint");
    private static readonly Setting s_organization = new("TYPEDFLOWS_ORG", nameof(PlatformClientOptions.OrganizationId));
    private static readonly Setting s_apiKey = new("TYPEDFLOWS_API_KEY", nameof(PlatformClientOptions.ApiKey));
    private static readonly Setting s_clientSecret = new("TYPEDFLOWS_CLIENT_SECRET", "ClientSecret");
    private static readonly Setting s_accessToken = new("TYPEDFLOWS_ACCESS_TOKEN", "AccessToken");
    private static readonly Setting s_scopes = new("TYPEDFLOWS_SCOPES", "Scopes");
    private static readonly Setting s_sandbox = new("TYPEDFLOWS_SANDBOX", nameof(PlatformClientOptions.Sandbox));

    private readonly Func<string, string?> _variable;
    private readonly IConfiguration? _configuration;
    private readonly IConfiguration? _section;
    private readonly string _path;

    /// <summary>Initializes a new instance of the <see cref="PlatformSettings"/> class.</summary>
    /// <param name="variable">A function that returns an environment variable.</param>
    /// <param name="configuration">The section, a configuration with the section <c>TypedFlows</c>, or null for the environment
    /// alone.</param>
    public PlatformSettings(Func<string, string?> variable, IConfiguration? configuration = null)
    {
        _variable = variable;
        _configuration = configuration;
        _section = configuration is IConfigurationSection ? configuration : configuration?.GetSection(SectionName);
        _path = configuration is IConfigurationSection section ? section.Path : SectionName;
    }

    /// <summary>Creates the options from environment variables.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or invalid. The message names every such variable.</exception>
    public static PlatformClientOptions Read(Func<string, string?> variable)
    {
        var settings = new PlatformSettings(variable);
        var options = new PlatformClientOptions();
        settings.Fill(options);
        settings.AddTokenProvider(options);
        var problems = settings.Problems(options).ToList();
        return problems.Count == 0
            ? options
            : throw new InvalidOperationException(
                $"Environment variables for the platform are missing or invalid: {string.Join("; ", problems)}. "
                    + "Set them and run the program again.");
    }

    /// <summary>Sets the options that have a valid value.</summary>
    public void Fill(PlatformClientOptions options)
    {
        options.Endpoint = Address(s_endpoint).Value ?? options.Endpoint;
        options.OrganizationId = Get(s_organization) ?? options.OrganizationId;
        options.ApiKey = Get(s_apiKey) ?? options.ApiKey;
        options.Sandbox = Get(s_sandbox) ?? options.Sandbox;
    }

    /// <summary>Sets the token provider if the options have none. The API key must be final, because it gets the tokens.</summary>
    public void AddTokenProvider(PlatformClientOptions options)
    {
        if (options.TokenProvider is not null)
        {
            return;
        }

        if (Get(s_accessToken) is { } token)
        {
            options.TokenProvider = new StaticAccessTokenProvider(token);
        }
        else if (Get(s_clientSecret) is { } secret && !string.IsNullOrWhiteSpace(options.ApiKey))
        {
            // A platform on the local machine has its own identity service. Its secret must not be sent to the public one.
            var imsEndpoint = Address(s_imsEndpoint).Value
                ?? (options.Endpoint.IsLoopback ? options.Endpoint : ClientCredentialsTokenProvider.DefaultImsEndpoint);
            options.TokenProvider = new ClientCredentialsTokenProvider(
                options.ApiKey, secret, Scopes(), imsEndpoint, timeProvider: options.TimeProvider);
        }
    }

    /// <summary>Returns what prevents the use of the options, with the names of the settings.</summary>
    public IEnumerable<string> Problems(PlatformClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.OrganizationId))
        {
            yield return $"{NameOf(s_organization)} is not set (the organization, such as 1234@AdobeOrg)";
        }

        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            yield return $"{NameOf(s_apiKey)} is not set (the API key, also called client id)";
        }

        if (string.IsNullOrWhiteSpace(options.Sandbox))
        {
            yield return $"{NameOf(s_sandbox)} is not set (the sandbox, such as prod)";
        }

        if (options.TokenProvider is null && Get(s_accessToken) is null && Get(s_clientSecret) is null)
        {
            yield return $"neither {NameOf(s_accessToken)} nor {NameOf(s_clientSecret)} is set "
                + "(an access token, or the client secret that gets tokens)";
        }

        foreach (var address in new[] { s_endpoint, s_imsEndpoint })
        {
            if (Address(address).Problem is { } problem)
            {
                yield return $"{NameOf(address)} {problem}";
            }
        }
    }

    private string? Get(Setting setting) =>
        NotBlank(_variable(setting.Variable)) ?? NotBlank(_configuration?[setting.Variable]) ?? NotBlank(_section?[setting.Key]);

    // A configuration file can contain the scopes as a list.
    private string[]? Scopes()
    {
        var text = Get(s_scopes)
            ?? NotBlank(string.Join(',', _section?.GetSection(s_scopes.Key).GetChildren().Select(scope => scope.Value) ?? []));
        return text?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private (Uri? Value, string? Problem) Address(Setting setting)
    {
        if (Get(setting) is not { } text)
        {
            return default;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return (null, "is not an absolute address");
        }

        return EndpointRule.Problem(uri) is { } problem ? (null, $"is not allowed: {problem.TrimEnd('.')}") : (uri, null);
    }

    private string NameOf(Setting setting) =>
        _section is null ? setting.Variable : $"{_path}:{setting.Key} ({setting.Variable})";

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Represents a setting.</summary>
    /// <param name="Variable">The name of the environment variable.</param>
    /// <param name="Key">The key in the section.</param>
    private sealed record Setting(string Variable, string Key);
}
