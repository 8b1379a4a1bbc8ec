using System.Globalization;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Creates a folder outside the repository with the packed package as the only feed, for projects that consume it.</summary>
internal sealed class PackedWorkspace : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("typedflows-measured-").FullName;

    private readonly string _version = typeof(PackedWorkspace).Assembly.GetName().Version!.ToString(3) + "-measured."
        + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public PackedWorkspace()
    {
        File.WriteAllText(Path.Combine(_root, "nuget.config"), """
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        BuildShell.Run(
            Repository.Full("runtime"), "pack", "TypedFlows", "--output", Path
                .Combine(_root, "feed"), $"-p:Version={_version}", "--nologo", "-v", "q");
    }

    /// <summary>Creates a project.</summary>
    /// <param name="name">The name of the project.</param>
    /// <param name="isConsumer">True if the project references the package.</param>
    /// <returns>The folder of the project.</returns>
    public string Create(string name, bool isConsumer)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.Combine(folder, "specs"));
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                {(isConsumer ? $"<PackageReference Include=\"TypedFlows\" Version=\"{_version}\" />" : string.Empty)}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "Console.WriteLine(\"Hello\");\n");
        BuildShell.Run(folder, "restore", "-v", "q");
        return folder;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
