using System.Globalization;

namespace TypedFlows.Package;

/// <summary>
/// Packs the packages once into a folder feed, and provides a folder outside the repository for consumers. They restore from that feed into
/// a separate packages folder; other packages come from the configured sources of this machine.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly string[] s_packages =
        ["TypedFlows", "TypedFlows.Client", "TypedFlows.Emulator", "TypedFlows.Aspire.Hosting", "TypedFlows.Tool"];

    private readonly string _root = Directory.CreateTempSubdirectory("typedflows-package-").FullName;

    /// <summary>Gets the version of the product, which every project of the repository has.</summary>
    public static Version ProductVersion { get; } = typeof(PackedFeed).Assembly.GetName().Version!;

    /// <summary>
    /// Gets a version that no package cache contains and that is installed by default: a release version with the day and the second.
    /// </summary>
    public string Version { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{ProductVersion.Major}.{ProductVersion.Minor}."
            + $"{(DateTime.UtcNow - DateTime.UnixEpoch).Days}.{1 + ((int)DateTime.UtcNow.TimeOfDay.TotalSeconds / 2)}");

    public string Feed => Path.Combine(_root, "feed");

    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    public async Task InitializeAsync()
    {
        foreach (var package in s_packages)
        {
            var packed = await Shell.RunAsync(
                Repository.Root,
                new Dictionary<string,
                string>(),
                "dotnet",
                "pack",
                $"runtime/{package}",
                "--output",
                Feed,
                $"-p:Version={Version}",
                "--nologo",
                "-v",
                "q");
            packed.MustSucceed();
        }

        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), """
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
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

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
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
}
