using System.Globalization;
using System.Net;

namespace TypedFlows.Emulator.Hosting;

/// <summary>The host's command line.</summary>
internal static class HostArguments
{
    public const string Usage =
        """
        Usage: TypedFlows.Emulator [options]

          --urls http://127.0.0.1:PORT   where to serve; PORT 0 or no option takes a free port
          --source NAME=DIR              let the files of DIR stand for a system, by the id or name of its connection spec; may be repeated
          --specs DIR                    add the specs of DIR, over those that are built in; may be repeated
          --org ORG                      the organization, emulator@AdobeOrg unless given
          --strict                       refuse quoted numbers and undeclared transformations
          --help                         show this
        """;

    /// <exception cref="FormatException">An argument is not understood; the message says which and what is right.</exception>
    public static PlatformEmulatorOptions Parse(IReadOnlyList<string> args)
    {
        var options = new PlatformEmulatorOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name == "--strict")
            {
                options.Strict = true;
                continue;
            }

            if (name is not ("--urls" or "--source" or "--specs" or "--org"))
            {
                throw new FormatException($"'{name}' is no option.");
            }

            var value = i + 1 < args.Count ? args[++i] : throw new FormatException($"{name} needs a value.");
            if (value.Length == 0)
            {
                throw new FormatException($"{name} needs a value.");
            }

            Set(options, name, value);
        }

        return options;
    }

    private static void Set(PlatformEmulatorOptions options, string name, string value)
    {
        switch (name)
        {
            case "--urls":
                options.ListenOn = ParseAddress(value);
                break;
            case "--specs":
                options.Specs(value);
                break;
            case "--org":
                options.Organization = value;
                break;
            default:
                var at = value.IndexOf('=', StringComparison.Ordinal);
                if (at <= 0 || at == value.Length - 1)
                {
                    throw new FormatException($"--source {value} is not of the form NAME=DIR, such as amazon-s3=data.");
                }

                options.Source(value[..at], value[(at + 1)..]);
                break;
        }
    }

    private static IPEndPoint ParseAddress(string url)
    {
        // Uri takes port 0 for the scheme's own, so the port is read apart.
        const string Scheme = "http://";
        var rest = url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? url[Scheme.Length..].TrimEnd('/') : string.Empty;
        var colon = rest.LastIndexOf(':');
        var host = colon < 0 ? rest : rest[..colon];
        var isPort = colon < 0 || int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var port = colon < 0 ? 80 : isPort ? int.Parse(rest.AsSpan(colon + 1), CultureInfo.InvariantCulture) : -1;
        var address = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(host.Trim('[', ']'), out var parsed) ? parsed
            : null;
        return address is not null && port is >= 0 and <= 65535
            ? new IPEndPoint(address, port)
            : throw new FormatException($"--urls {url} is not of the form http://127.0.0.1:PORT.");
    }
}
