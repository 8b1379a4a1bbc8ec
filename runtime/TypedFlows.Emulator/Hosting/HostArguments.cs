using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Defines the command line of the host.</summary>
internal static class HostArguments
{
    private static readonly Option<IPEndPoint> s_urls = new("--urls")
    {
        Description = "The address to serve, such as http://127.0.0.1:5080. The default, and port 0, use a free port.",
        HelpName = "URL",
        CustomParser = ParseAddress,
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 0),
    };

    private const string Account = "account:";

    private static readonly Option<KeyValuePair<string, BoundSource>[]> s_sources = new("--source")
    {
        Description = "Use the files of DIR in place of a system, by the id or name of its connection spec, or NAME=account: (with an "
            + "endpoint "
            + "if it is not the vendor's) to read the system with the credentials of its connections. May be repeated.",
        HelpName = "NAME=DIR|account:[URL]",
        CustomParser = result => [.. result.Tokens.Select(token => ParseSource(token.Value, result))],
        CompletionSources = { _ => SuggestSources() },
    };

    private static readonly Option<string[]> s_specs = new("--specs")
    {
        Description = "Add the specs of DIR. They replace built-in specs. May be repeated.",
        HelpName = "DIR",
    };

    private static readonly Option<KeyValuePair<string, string>[]> s_tenants = new("--tenant")
    {
        Description = "Give a sandbox a tenant of its own, with which compiled schemas have other ids and paths. May be repeated.",
        HelpName = "SANDBOX=TENANT",
        CustomParser = result => [.. result.Tokens.Select(token => ParseTenant(token.Value, result))],
    };

    private static readonly Option<string?> s_data = new("--data")
    {
        Description = "Store all data in DIR. The default is to keep it in memory.",
        HelpName = "DIR",
    };

    private static readonly Option<string> s_organization = new("--org")
    {
        Description = "The organization of the platform.",
        HelpName = "ORG",
        DefaultValueFactory = _ => new PlatformEmulatorOptions().Organization,
    };

    private static readonly Option<bool> s_strict = new("--strict")
    {
        Description = "Reject quoted numbers and undeclared transformations.",
    };

    private static readonly Option<bool> s_noFormats = new("--no-format-assertion")
    {
        Description = "Do not validate formats, as TypedFlowsFormatAssertion=false does in a project.",
    };

    private static readonly Option<string[]> s_ignoredFormats = new("--ignore-format")
    {
        Description = "Do not validate this format, such as uri. May be repeated.",
        HelpName = "FORMAT",
    };

    private static readonly Option<string[]> s_hosts = new("--allow-host")
    {
        Description = "Respond to requests that name this host, such as the service name of a container. May be repeated.",
        HelpName = "NAME",
        CustomParser = result => [.. result.Tokens.Select(token => ParseHost(token.Value, result))],
    };

    private static readonly Option<bool> s_page = new("--page")
    {
        Description = "Serve the web page also on an address that other machines can reach.",
    };

    private static readonly Option<bool> s_bodies = new("--journal-bodies")
    {
        Description = "Show the bodies of the latest requests and responses on the page, without secrets.",
    };

    private static readonly Option<bool> s_log = new("--log")
    {
        Description = "Print each request to standard error. On a terminal they are always printed.",
    };

    public static string Description => "Run the local platform for development and tests until it is stopped.";

    /// <summary>Gets the complete command.</summary>
    public static RootCommand Command
    {
        get
        {
            var command = new RootCommand(Description);
            Equip(command);
            return command;
        }
    }

    /// <summary>Adds the options and the action of the host to a command.</summary>
    public static void Equip(Command command)
    {
        foreach (Option option in (Option[])
            [
                s_urls, s_data, s_sources, s_specs, s_organization, s_tenants, s_strict, s_noFormats, s_ignoredFormats, s_hosts, s_page,
                s_bodies, s_log,
            ])
        {
            command.Add(option);
        }

        command.SetAction((parsed, stopping) => HostCommand.ServeAsync(Read(parsed), stopping));
    }

    /// <summary>Reads the options of a command line that was parsed without an error.</summary>
    public static PlatformEmulatorOptions Read(ParseResult parsed)
    {
        var options = new PlatformEmulatorOptions
        {
            ListenOn = parsed.GetRequiredValue(s_urls),
            Organization = parsed.GetRequiredValue(s_organization),
            DataFolder = parsed.GetValue(s_data),
            ServePage = parsed.GetValue(s_page),
            JournalBodies = parsed.GetValue(s_bodies),
            Log = parsed.GetValue(s_log),
            Strict = parsed.GetValue(s_strict),
            FormatAssertion = !parsed.GetValue(s_noFormats),
        };
        foreach (var format in parsed.GetValue(s_ignoredFormats) ?? [])
        {
            options.IgnoredFormats.Add(format);
        }

        foreach (var host in parsed.GetValue(s_hosts) ?? [])
        {
            options.AllowedHosts.Add(host);
        }

        foreach (var (name, bound) in parsed.GetValue(s_sources) ?? [])
        {
            _ = bound.Folder is { } folder ? options.Source(name, folder) : options.Source(name).FromAccount(bound.Endpoint, bound.HostKey);
        }

        foreach (var folder in parsed.GetValue(s_specs) ?? [])
        {
            options.Specs(folder);
        }

        foreach (var (sandbox, tenant) in parsed.GetValue(s_tenants) ?? [])
        {
            options.Tenant(sandbox, tenant);
        }

        return options;
    }

    private static IEnumerable<CompletionItem> SuggestSources() =>
        SpecLoader.Load([SpecTexts.Of(typeof(HostArguments).Assembly)], FormatAssertion.None).ConnectionSpecs
            .Select(spec => new CompletionItem(spec.Name + "="));

    private static KeyValuePair<string, BoundSource> ParseSource(string value, ArgumentResult result)
    {
        var at = value.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || at == value.Length - 1)
        {
            result.AddError($"--source {value} is not of the form NAME=DIR, such as amazon-s3=data.");
            return default;
        }

        var (name, where) = (value[..at], value[(at + 1)..]);
        if (!where.StartsWith(Account, StringComparison.Ordinal))
        {
            return new(name, new(where));
        }

        var address = where[Account.Length..];
        if (address.Length == 0)
        {
            return new(name, new(null));
        }

        if (address == SftpAccount.AnyHostKey || address.StartsWith("SHA256:", StringComparison.Ordinal))
        {
            return new(name, new(null, HostKey: address));
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || !EmulatorSource.IsEndpoint(endpoint))
        {
            // The address could contain a password.
            result.AddError($"--source {name}={Account}... has neither an HTTP address without a user nor a host key after {Account}, "
                + $"such as {name}={Account}http://127.0.0.1:9000.");
            return default;
        }

        return new(name, new(null, endpoint));
    }

    private static KeyValuePair<string, string> ParseTenant(string value, ArgumentResult result)
    {
        if (value.Split('=') is [{ Length: > 0 } sandbox, { Length: > 0 } tenant] && tenant.All(char.IsAsciiLetterOrDigit))
        {
            return new(sandbox, tenant);
        }

        result.AddError($"--tenant {value} is not of the form SANDBOX=TENANT with letters and digits, such as prod=acme.");
        return default;
    }

    private static string ParseHost(string value, ArgumentResult result)
    {
        if (Uri.CheckHostName(value) == UriHostNameType.Unknown)
        {
            result.AddError($"--allow-host {value} is not a host name without a scheme and a port, such as emulator.");
        }

        return value;
    }

    private static IPEndPoint? ParseAddress(ArgumentResult result)
    {
        // Uri replaces port 0 with the default port of the scheme, so the port is parsed separately.
        const string Scheme = "http://";
        var url = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        var rest = url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? url[Scheme.Length..].TrimEnd('/') : string.Empty;
        var colon = rest.LastIndexOf(':');
        var host = colon < 0 ? rest : rest[..colon];
        var port = 80;
        var isPort = colon < 0 || int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port);
        var address = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(host.Trim('[', ']'), out var parsed) ? parsed
            : null;
        if (address is not null && isPort && port <= IPEndPoint.MaxPort)
        {
            return new IPEndPoint(address, port);
        }

        result.AddError($"--urls {url} is not of the form http://127.0.0.1:PORT.");
        return null;
    }
}
