using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using TypedFlows.Client;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Service;

/// <summary>Defines the options that select a service and its specs. Credentials come only from the environment.</summary>
internal sealed class ServiceOptions
{
    public const string Variables =
        "TYPEDFLOWS_ORG, TYPEDFLOWS_API_KEY and TYPEDFLOWS_CLIENT_SECRET or TYPEDFLOWS_ACCESS_TOKEN in the environment (a local "
            + "platform needs none)";

    private static readonly string[] s_needed =
    [
        "TYPEDFLOWS_ORG",
        "TYPEDFLOWS_API_KEY",
        "TYPEDFLOWS_ACCESS_TOKEN",
        "TYPEDFLOWS_CLIENT_SECRET",
    ];

    private readonly Option<Uri?> _endpoint = new("--endpoint")
    {
        Description = "The service, such as http://127.0.0.1:5080 of typedflows emulator. The default is TYPEDFLOWS_ENDPOINT or the "
            + $"public platform. Credentials: {Variables}.",
        HelpName = "URL",
        CustomParser = ParseAddress,
    };

    private readonly Option<string[]> _flows = new("--flow")
    {
        CompletionSources = { _ => KnownSpecs.Names([], SpecKind.FlowSpec).Select(name => new CompletionItem(name)) },
        Description = "Only these flow specs, by name or id. Connection specs are excluded unless --connection selects them.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _connections = new("--connection")
    {
        CompletionSources = { _ => KnownSpecs.Names([], SpecKind.ConnectionSpec).Select(name => new CompletionItem(name)) },
        Description = "Only these connection specs, by name or id. Flow specs are excluded unless --flow selects them.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _schemas = new("--schema")
    {
        Description = "These XDM schemas with their descriptors, by title, $id or meta:altId. Flow specs and connection specs are excluded "
            + "unless --flow or --connection selects them.",
        HelpName = "TITLE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _sandbox = new("--sandbox")
    {
        Description = "The sandbox. The default is TYPEDFLOWS_SANDBOX or prod.",
        HelpName = "NAME",
    };

    public void AddSchemasTo(Command command) => command.Add(_schemas);

    public void AddEndpointTo(Command command)
    {
        command.Add(_endpoint);
        command.Add(_sandbox);
    }

    public void AddTo(Command command)
    {
        AddEndpointTo(command);
        command.Add(_flows);
        command.Add(_connections);
    }

    public SpecSelection Selection(ParseResult parsed) =>
        new(parsed.GetValue(_flows) ?? [], parsed.GetValue(_connections) ?? [], parsed.GetValue(_schemas) ?? []);

    /// <exception cref="ToolException">An environment variable is missing. The message contains its name, never a value.</exception>
    public PlatformClient Connect(ParseResult parsed) => Connect(parsed, parsed.GetValue(_sandbox));

    /// <summary>Returns the sandbox that the command names, or the default.</summary>
    public string Sandbox(ParseResult parsed) => parsed.GetValue(_sandbox) is { Length: > 0 } name ? name
        : Environment.GetEnvironmentVariable("TYPEDFLOWS_SANDBOX") is { Length: > 0 } variable ? variable
        : new PlatformClientOptions().Sandbox;

    /// <param name="sandbox">The sandbox, or <see langword="null"/> for that of the environment.</param>
    /// <exception cref="ToolException">An environment variable is missing. The message contains its name, never a value.</exception>
    public PlatformClient Connect(ParseResult parsed, string? sandbox)
    {
        var endpoint = parsed.GetValue(_endpoint)
            ?? (Uri.TryCreate(Environment.GetEnvironmentVariable("TYPEDFLOWS_ENDPOINT"), UriKind.Absolute, out var named) ? named : null);
        try
        {
            // A local platform accepts any credentials, so none are required for it.
            var isLocal = endpoint is { IsLoopback: true }
                && !s_needed.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });
            var options = isLocal
                ? new PlatformClientOptions
                {
                    Endpoint = endpoint!,
                    OrganizationId = new PlatformEmulatorOptions().Organization,
                    ApiKey = "typedflows",
                    Sandbox = Sandbox(parsed),
                    TokenProvider = new ClientCredentialsTokenProvider("typedflows", "none", null, endpoint),
                }
                : PlatformClientOptions.FromEnvironment(endpoint);
            options.Sandbox = sandbox ?? options.Sandbox;
            return new PlatformClient(options);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new ToolException(e.Message);
        }
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        if (result.Tokens is [var token]
            && Uri.TryCreate(token.Value, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return address;
        }

        result.AddError("--endpoint requires an absolute address, such as https://platform.adobe.io.");
        return null;
    }
}
