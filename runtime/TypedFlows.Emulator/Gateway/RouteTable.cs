namespace TypedFlows.Emulator.Gateway;

/// <summary>Lists the methods of each path, for responses to OPTIONS and to a method that a path does not support.</summary>
internal sealed class RouteTable
{
    private readonly List<(string[] Segments, string Method)> _routes = [];
    private readonly List<(string Method, string Path, string? UndoneName)> _all = [];

    /// <summary>Gets the operations, with the name of those that return 501.</summary>
    public IReadOnlyList<(string Method, string Path, string? UndoneName)> All => _all;

    /// <param name="undoneName">The name of an operation that is not implemented; <see langword="null"/> for the others.</param>
    public void Add(string path, string method, string? undoneName)
    {
        var segments = Split(path);
        _all.Add((method, path, undoneName));
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

    /// <summary>Returns whether the path is below a collection of which other operations exist.</summary>
    public bool IsInCollection(string path)
    {
        var segments = Split(path);
        var service = ServicePaths.Find(path);
        if (!ServicePaths.IsGuarded(service) || service == Service.Other)
        {
            return service == Service.Other && UndoneOperations.Services.Any(
                known => (path + "/").StartsWith(known + "/", StringComparison.OrdinalIgnoreCase));
        }

        // The collections of the registry are below a container.
        var depth = Split(ServicePaths.Of(service)).Length + (service == Service.SchemaRegistry ? 2 : 1);
        return segments.Length > depth
            && _routes.Exists(route => route.Segments.Length >= depth && Matches(route.Segments[..depth], segments[..depth]));
    }

    // A trailing slash is ignored, as the server does. An empty segment elsewhere matches nothing.
    private static string[] Split(string path) => path.TrimEnd('/').Split('/');

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length
        && template.Zip(path).All(
            pair => pair.First is ['{', ..] ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}
