using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Implements the functions of URLs. An invalid URL has no parts.</summary>
internal static class UrlFunctions
{
    public static Dictionary<string, Func<FunctionCall, object?>> All { get; } = new()
    {
        ["get_url_protocol"] = call => Split(call.Text(0))?.Scheme,
        ["get_url_host"] = call => Split(call.Text(0))?.Host,
        ["get_url_port"] = call => Split(call.Text(0)) is { } url ? url.Port ?? DefaultPort(url.Scheme) : null,
        ["get_url_path"] = call => Split(call.Text(0)) is not { } url ? null
            : call.Count > 1 && !Values.IsTrue(call.Required(1)) ? url.Path[(url.Path.LastIndexOf('/') + 1)..] : url.Path,
        ["get_url_query_str"] = Query,
        ["get_url_encoded"] = call => Encode(call.Text(0)),
        ["get_url_decoded"] = call => Decode(call),
    };

    private static (string Scheme, string Host, long? Port, string Path, string? Query, string? Fragment)? Split(string text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || text.Any(c => c <= ' ') || !char.IsAsciiLetter(text[0])
            || !text[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.'))
        {
            return null;
        }

        var rest = text[(colon + 3)..];
        var fragment = Cut(ref rest, '#');
        var query = Cut(ref rest, '?');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, string.Empty) : (rest[..slash], rest[slash..]);
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        long? port = null;
        var end = host.LastIndexOf(':');
        if (end >= 0 && !host.EndsWith(']'))
        {
            if (end + 1 < host.Length)
            {
                if (!ushort.TryParse(host.AsSpan(end + 1), out var number))
                {
                    return null;
                }

                port = number;
            }

            host = host[..end];
        }

        return host.Length > 0 ? (text[..colon], host, port, path, query, fragment) : null;
    }

    /// <summary>Removes what follows a character.</summary>
    private static string? Cut(ref string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = text[(at + 1)..];
        text = text[..at];
        return rest;
    }

    private static object? DefaultPort(string scheme) => scheme.ToUpperInvariant() switch
    {
        "HTTP" => 80L,
        "HTTPS" => 443L,
        "FTP" => 21L,
        "SFTP" or "SSH" => 22L,
        _ => null,
    };

    private static ObjectValue? Query(FunctionCall call)
    {
        var anchor = call.Text(1);
        if (anchor is not ("retain" or "remove" or "append"))
        {
            throw call.Fail($"'{anchor}' is not one of retain, remove, append");
        }

        if (Split(call.Text(0)) is not { } url)
        {
            return null;
        }

        var isRetained = anchor == "retain" && url is { Query: not null, Fragment: not null };
        var query = url.Query + (isRetained ? "#" + url.Fragment : string.Empty);
        var map = new ObjectValue(isMap: true);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            map.Members[at < 0 ? pair : pair[..at]] = at < 0 ? string.Empty : pair[(at + 1)..];
        }

        if (anchor == "append" && url.Fragment is not null)
        {
            map.Members["_anchor_"] = url.Fragment;
        }

        return map;
    }

    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)value;
            encoded.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'
                ? c.ToString() : "%" + value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    private static string Decode(FunctionCall call)
    {
        var text = call.Text(0);
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                var plain = text[i] == '+' ? " " : char.IsSurrogatePair(text, i) ? text.Substring(i++, 2) : text[i].ToString();
                bytes.AddRange(Encoding.UTF8.GetBytes(plain));
            }
            else if (i + 2 < text.Length && byte.TryParse(
                text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                throw call.Fail($"'%' at position {i} is not followed by two hexadecimal digits");
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
