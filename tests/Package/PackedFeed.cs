using System.Globalization;

namespace TypedFlows.Package;

/// <summary>
/// Packs the packages once into a folder feed, and provides each test class with a folder outside the repository for consumers. They restore
/// from that feed into a separate packages folder; other packages come from the packages folder of this machine, or else from its configured
/// sources. The classes run in parallel, because a build uses little more than one core.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly Lazy<Task> s_packed = new(PackAsync);

    private readonly string _root = Directory.CreateTempSubdirectory("typedflows-package-").FullName;

    /// <summary>Gets the version of the product, which every project of the repository has.</summary>
    public static Version ProductVersion { get; } = typeof(PackedFeed).Assembly.GetName().Version!;

    /// <summary>
    /// Gets a version that no package cache contains and that is installed by default: a release version with the day and the second.
    /// </summary>
    public static string Version { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{ProductVersion.Major}.{ProductVersion.Minor}."
            + $"{(DateTime.UtcNow - DateTime.UnixEpoch).Days}.{1 + ((int)DateTime.UtcNow.TimeOfDay.TotalSeconds / 2)}");

    public static string Feed { get; } = Path.Combine(Repository.Root, "artifacts", "tested-packages");

    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    public async Task InitializeAsync()
    {
        await s_packed.Value;
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="restored" value="{PackagesFolder()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Creates a folder that restores from the feed.</summary>
    internal string CreateFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>Creates a file for the settings that would otherwise apply to all projects on this machine.</summary>
    internal string CreateConfiguration(string name)
    {
        var path = Path.Combine(CreateFolder(name), "nuget.config");
        File.WriteAllText(path, "<configuration />");
        return path;
    }

    /// <summary>Creates a console project that references only TypedFlows.Client, with the given files of the repository's specs.</summary>
    internal Consumer CreateConsumer(string name, params string[] specs)
    {
        var consumer = new Consumer(this, Path.Combine(_root, name), name);
        consumer.Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TypedFlows.Client" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        foreach (var spec in specs)
        {
            consumer.Write($"specs/{Path.GetFileName(spec)}", Repository.Read("specs/" + spec));
        }

        return consumer;
    }

    private static async Task PackAsync()
    {
        if (Directory.Exists(Feed))
        {
            Directory.Delete(Feed, recursive: true);
        }

        var packed = await Shell.RunAsync(
            Repository.Root, new Dictionary<string, string>(),
            "dotnet", "pack", "Codegen.sln", "--output", Feed, $"-p:Version={Version}", "--nologo", "-v", "q");
        packed.MustSucceed();
    }

    // Most packages were restored with the repository, so they are not downloaded again.
    private static string PackagesFolder() => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
