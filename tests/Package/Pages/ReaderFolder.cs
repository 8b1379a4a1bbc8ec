using System.Runtime.InteropServices;

namespace TypedFlows.Package.Pages;

/// <summary>The folder in which a reader types a block: a clone, an empty folder, or the folder of a project.</summary>
internal sealed class ReaderFolder(PackedFeed feed, string folder, bool isClone)
{
    private static readonly string[] s_ofClone = ["Codegen.sln", "runtime/", "samples/", "tests/", "generator/", ".ci/"];

    private Uri? _service;

    public string Folder { get; } = folder;

    /// <summary>The only arguments that are replaced, because they would affect other programs on this machine.</summary>
    private (string Written, string Run)[] Changes =>
    [
        ("http://127.0.0.1:5080", _service?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0"),
        ("dotnet tool install --global ", $"dotnet tool install --tool-path {Tools} "),
        ("dotnet nuget add source ", $"dotnet nuget add source --configfile {feed.CreateConfiguration("sources")} "),
    ];

    private string Tools => Path.Combine(Folder, ".tools");

    /// <summary>Returns the folder that the commands imply; fails if they imply none.</summary>
    public static async Task<ReaderFolder> OfAsync(Block block, PackedFeed feed)
    {
        var words = PageCommand.Of(block).SelectMany(command => command.Words).ToList();
        if (words.Any(word => s_ofClone.Any(start => word.StartsWith(start, StringComparison.Ordinal))))
        {
            return new ReaderFolder(feed, Repository.Root, isClone: true);
        }

        var name = block.Name.Replace('/', '-').Replace(':', '-');
        if (PageCommand.Of(block).Any(command => command.Words is ["dotnet", "new", ..] or ["dotnet", "tool", "install", ..]))
        {
            return new ReaderFolder(feed, feed.CreateFolder(name), isClone: false);
        }

        Assert.True(words[0] is "typedflows" or "curl", $"The commands do not imply the folder of the reader of {block.Name}.");
        var around = new ReaderFolder(feed, feed.CreateFolder(name), isClone: false);
        (await around.RunAsync("dotnet tool install --global TypedFlows.Tool")).MustSucceed();
        (await around.RunAsync("typedflows new MyPipelines -o .project")).MustSucceed();
        var project = new ReaderFolder(feed, Path.Combine(around.Folder, ".project"), isClone: false);
        Directory.Move(around.Tools, project.Tools);
        return project;
    }

    public IReadOnlyDictionary<string, string> Environment { get; private set; } = Combine(feed, folder, isClone);

    /// <summary>Returns the command with the replacements.</summary>
    public string Changed(string typed) =>
        Changes.Aggregate(typed, (text, change) => text.Replace(change.Written, change.Run, StringComparison.Ordinal));

    public Task<ShellResult> RunAsync(string typed) => Shell.RunAsync(Folder, Environment, "bash", "-c", Changed(typed));

    /// <summary>Starts a command that serves.</summary>
    /// <returns>The command, and its address.</returns>
    public async Task<(Service Service, Uri Address)> ServeAsync(string typed)
    {
        var service = Service.Start(Folder, Environment, Changed(typed));
        try
        {
            return (service, new Uri(await service.WaitForAsync("ready: ")));
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>Uses a running emulator in the commands of the reader, and in the environment with the variables that it prints.</summary>
    public void Use(Uri service)
    {
        _service = service;
        Environment = new Dictionary<string, string>(Environment)
        {
            ["TYPEDFLOWS_ENDPOINT"] = service.ToString(),
            ["TYPEDFLOWS_ORG"] = "emulator@AdobeOrg",
            ["TYPEDFLOWS_API_KEY"] = "emulator",
            ["TYPEDFLOWS_CLIENT_SECRET"] = "emulator",
        };
    }

    /// <summary>Returns the reader in a folder below this one.</summary>
    public ReaderFolder In(string inner)
    {
        var reader = new ReaderFolder(feed, Path.Combine(Folder, inner), isClone);
        if (_service is { } service)
        {
            reader.Use(service);
        }

        return reader;
    }

    private static Dictionary<string, string> Combine(PackedFeed feed, string folder, bool isClone) => new(isClone ? [] : feed.Environment)
    {
        ["PATH"] = $"{Path.Combine(folder, ".tools")}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };
}
