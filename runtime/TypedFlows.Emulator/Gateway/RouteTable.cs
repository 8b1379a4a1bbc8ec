namespace TypedFlows.Emulator.Gateway;

/// <summary>Which methods each path takes, for the answers to OPTIONS and to a method that a path does not take.</summary>
internal sealed class RouteTable
{
    private readonly List<(string[] Segments, string Method)> _routes = [];

    public void Add(string path, string method)
    {
        var segments = Split(path);
        _routes.Add((segments, method));
        if (method == "GET")
        {
            _routes.Add((segments, "HEAD"));
        }
    }

    /// <summary>The methods in a fixed order; none where nothing is at the path.</summary>
    public IReadOnlyList<string> Methods(string path)
    {
        var segments = Split(path);
        return [.. _routes.Where(route => Matches(route.Segments, segments)).Select(route => route.Method).Distinct().Order(StringComparer.Ordinal)];
    }

    // A slash at the end is passed over, as the server does; an empty name elsewhere leads nowhere.
    private static string[] Split(string path) => path.TrimEnd('/').Split('/');

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length
        && template.Zip(path).All(pair => pair.First is ['{', ..] ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}
