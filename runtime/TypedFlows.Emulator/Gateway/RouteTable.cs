namespace TypedFlows.Emulator.Gateway;

/// <summary>Lists the methods of each path, for responses to OPTIONS and to a method that a path does not support.</summary>
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

    /// <summary>Returns the methods in a fixed order; empty if the path does not exist.</summary>
    public IReadOnlyList<string> Methods(string path)
    {
        var segments = Split(path);
        return [.. _routes.Where(route => Matches(route.Segments, segments))
            .Select(route => route.Method)
            .Distinct().Order(StringComparer.Ordinal)];
    }

    // A trailing slash is ignored, as the server does. An empty segment elsewhere matches nothing.
    private static string[] Split(string path) => path.TrimEnd('/').Split('/');

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length
        && template.Zip(path).All(
            pair => pair.First is ['{', ..] ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}
