using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Represents what the client sends and what a service returns for one operation, as <c>Expectations.txt</c> lists it.</summary>
internal sealed record Expectation(string Operation)
{
    private const string EveryCall = "every call";

    private readonly List<string> _headers = [];
    private readonly List<string> _query = [];
    private readonly List<ExpectedPath> _sends = [];
    private readonly Dictionary<int, List<ExpectedPath>> _responses = [];

    /// <summary>Gets the expected statuses.</summary>
    public IEnumerable<int> Statuses => _responses.Keys;

    /// <summary>Reads the expectations in the format that the comments of the file describe.</summary>
    public static IReadOnlyList<Expectation> Parse(string text)
    {
        var all = new List<Expectation>();
        var kind = string.Empty;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                all.Add(new Expectation(line));
                continue;
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var isContinued = line.StartsWith("    ", StringComparison.Ordinal);
            kind = isContinued ? kind : words[0];
            all[^1].Add(kind, isContinued ? words : words[1..]);
        }

        var common = all.Single(each => each.Operation == EveryCall);
        all.Remove(common);
        all.ForEach(each => each._headers.AddRange(common._headers));
        return all;
    }

    /// <summary>Returns the differences between an exchange and the expectation.</summary>
    public IEnumerable<string> Differences(Exchange exchange)
    {
        IEnumerable<string> request =
        [
            .. _headers.Where(name => !exchange.Headers.ContainsKey(name)).Select(name => $"header {name} missing"),
            .. _query.Where(name => !name.EndsWith('?') && !exchange.QueryNames.Contains(name)).Select(name => $"query {name} missing"),
            .. exchange.QueryNames.Except(_query.Select(name => name.TrimEnd('?'))).Select(name => $"query {name} undeclared"),
            .. Request(exchange.RequestJson).Select(found => "sends " + found),
        ];
        var response = _responses.TryGetValue(exchange.Status, out var paths)
            ? Response(paths, exchange.ResponseJson).Select(found => $"{exchange.Status} {found}")
            : [$"{exchange.Status} undeclared"];
        return request.Concat(response).Distinct().Select(found => $"{Operation}: {found}");
    }

    private void Add(string kind, IReadOnlyList<string> words)
    {
        switch (kind)
        {
            case "headers":
                _headers.AddRange(words);
                break;
            case "query":
                _query.AddRange(words);
                break;
            case "sends":
                _sends.AddRange(words.Select(ExpectedPath.Parse));
                break;
            default:
                var status = int.Parse(kind, NumberStyles.None, CultureInfo.InvariantCulture);
                _responses.TryAdd(status, []);
                _responses[status].AddRange(words.Select(ExpectedPath.Parse));
                break;
        }
    }

    private IEnumerable<string> Request(JsonElement? body)
    {
        if (body is not { } json)
        {
            return _sends.Count == 0 ? [] : ["no body"];
        }

        return _sends.SelectMany(path => path.Violations(json)).Concat(
            ExpectedPath.In(json).Where(property => !_sends.Any(path => path.Covers(property)))
                .Select(property => $"/{string.Join('/', property)} undeclared"));
    }

    private static IEnumerable<string> Response(List<ExpectedPath> paths, JsonElement? body) => body is { } json
        ? paths.SelectMany(path => path.Violations(json))
        : paths.Count == 0 ? [] : ["no body"];
}
