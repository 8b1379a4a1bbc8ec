namespace TypedFlows.Emulator.Tests.Support;

/// <summary>An operation of the platform's published OpenAPI files, as <c>Api/Operations.txt</c> lists it.</summary>
/// <param name="Service">The service of the emulator.</param>
/// <param name="Path">The path below the service.</param>
internal sealed record VendorOperation(Gateway.Service Service, string Method, string Path, string Name)
{
    /// <summary>Gets the path below the address of the platform, with <c>{id}</c> for every parameter.</summary>
    public string FullPath =>
        Gateway.ServicePaths.Of(Service) + (Path == "/" ? string.Empty : Path).Replace("{id2}", "{id}", StringComparison.Ordinal);

    /// <summary>Reads the list. An operation of both containers of the schema registry is two operations.</summary>
    public static IReadOnlyList<VendorOperation> ReadAll()
    {
        var all = new List<VendorOperation>();
        foreach (var line in Lines("Operations.txt"))
        {
            if (line.Split(' ') is [var service, var method, var path, var name])
            {
                string[] containers = path.Contains("{container}", StringComparison.Ordinal) ? ["tenant", "global"] : [string.Empty];
                all.AddRange(containers.Select(container => new VendorOperation(
                    Enum.Parse<Gateway.Service>(service), method, path.Replace("{container}", container, StringComparison.Ordinal), name)));
            }
        }

        return all;
    }

    /// <summary>Reads the operations for which the client's requests and the emulator's responses are compared with expectations.</summary>
    public static IReadOnlySet<string> ReadChecked() =>
        Lines("Expectations.txt").Where(line => char.IsAsciiLetterUpper(line[0])).ToHashSet();

    private static IEnumerable<string> Lines(string name) =>
        File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Api", name))
            .Where(line => line.Length > 0 && line[0] is not ('#' or ' '));
}
